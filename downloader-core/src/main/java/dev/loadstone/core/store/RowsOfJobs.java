package dev.loadstone.core.store;

import dev.loadstone.core.model.JobId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How many rows of a table each job has, for the jobs written last: a statement that looks for rows
 * beyond a bound costs as much as one that writes. One thread.
 */
final class RowsOfJobs {
  private static final int MOST = 2_000;

  private final PreparedStatement count;
  private final PreparedStatement bound;
  private final Map<JobId, Integer> counted =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Integer> eldest) {
          boolean forgets = size() > MOST;
          if (forgets) {
            firstEmpty = Math.max(firstEmpty, eldest.getKey().value() + 1);
          }
          return forgets;
        }
      };

  /** Jobs from here on that are not counted have no rows. */
  private long firstEmpty;

  /**
   * Counts the rows of a table.
   *
   * @param table with the columns {@code job} and {@code id}, which rises
   * @param firstEmpty number from which on no job has rows yet
   */
  RowsOfJobs(Connection connection, String table, long firstEmpty) throws SQLException {
    this.firstEmpty = firstEmpty;
    count = connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE job = ?");
    bound =
        connection.prepareStatement(
            ("DELETE FROM %1$s WHERE job = ?1 AND id <= (SELECT id FROM %1$s WHERE job = ?1"
                    + " ORDER BY id DESC LIMIT 1 OFFSET ?2)")
                .formatted(table));
  }

  /** A row was added for each of the jobs: the oldest beyond the bound go. */
  void added(Stream<JobId> jobs, int most) throws SQLException {
    Map<JobId, Integer> rows = new LinkedHashMap<>();
    jobs.forEach(job -> rows.merge(job, 1, Integer::sum));
    for (Map.Entry<JobId, Integer> each : rows.entrySet()) {
      added(each.getKey(), each.getValue(), most);
    }
  }

  private void added(JobId job, int more, int most) throws SQLException {
    Integer known = counted.get(job);
    int now = known == null ? count(job, more) : known + more;
    if (now > most) {
      bound.setLong(1, job.value());
      bound.setInt(2, most);
      bound.executeUpdate();
      now = most;
    }
    counted.put(job, now);
  }

  /** Rows went by another way. */
  void forget() {
    counted.clear();
    firstEmpty = Long.MAX_VALUE;
  }

  private int count(JobId job, int justAdded) throws SQLException {
    if (job.value() >= firstEmpty) {
      return justAdded;
    }
    count.setLong(1, job.value());
    try (ResultSet rows = count.executeQuery()) {
      return rows.getInt(1);
    }
  }
}
