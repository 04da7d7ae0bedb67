package dev.loadstone.core.store;

import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LogLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of the jobs' logs, within the bounds of {@link StoreBounds}; one thread writes.
 *
 * <p>Pruning costs what it deletes: rows are numbered as they come, so that the oldest are first.
 */
final class LogTable {
  private static final int ROWS_AT_ONCE = 1_000;
  private final PreparedStatement insert;
  private final RowBatch inserted;
  private final RowsOfJobs rowsOfJobs;
  private final PreparedStatement boundAll;
  private final PreparedStatement forget;

  LogTable(Connection connection, long firstNewJob) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO log_lines (job, at, text) SELECT ?1, ?2, ?3"
                + " WHERE EXISTS (SELECT 1 FROM jobs WHERE id = ?1)");
    inserted = new RowBatch(insert);
    rowsOfJobs = new RowsOfJobs(connection, "log_lines", firstNewJob);
    boundAll =
        connection.prepareStatement(
            "DELETE FROM log_lines WHERE id <= (SELECT max(id) FROM log_lines) - "
                + StoreBounds.LOG_LINES);
    forget =
        connection.prepareStatement(
            "DELETE FROM log_lines WHERE at < ? AND id IN (SELECT id FROM log_lines ORDER BY id"
                + " LIMIT "
                + ROWS_AT_ONCE
                + ")");
  }

  void add(List<LogLine> lines) throws SQLException {
    for (LogLine line : lines) {
      insert.setLong(1, line.job().value());
      insert.setLong(2, Times.toNanos(line.at()));
      insert.setString(3, line.text());
      inserted.add();
    }
    if (!lines.isEmpty()) {
      inserted.flush();
      rowsOfJobs.added(lines.stream().map(LogLine::job), StoreBounds.LOG_LINES_OF_JOB);
      boundAll.executeUpdate();
    }
  }

  /** Deletes some of what is older than the moment, the oldest first. */
  void forgetBefore(Instant moment) throws SQLException {
    forget.setLong(1, Times.toNanos(moment));
    forget.executeUpdate();
  }

  static List<LogLine> of(Connection connection, JobId job) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT at, text FROM log_lines WHERE job = ? ORDER BY id")) {
      select.setLong(1, job.value());
      List<LogLine> lines = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lines.add(new LogLine(job, Times.fromNanos(rows.getLong(1)), rows.getString(2)));
        }
      }
      return List.copyOf(lines);
    }
  }
}
