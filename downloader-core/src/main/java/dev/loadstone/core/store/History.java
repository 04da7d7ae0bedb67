package dev.loadstone.core.store;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.store.JobStore.RecordedExchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Log lines and exchanges, and the bounds that {@link StoreBounds} sets them; one thread writes.
 *
 * <p>Pruning costs what it deletes: rows are numbered as they come, so that the oldest are first.
 */
final class History {
  private static final int ROWS_AT_ONCE = 1_000;
  private final Table log;
  private final Table exchanges;

  History(Connection connection) throws SQLException {
    log =
        new Table(
            connection,
            "log_lines",
            "INSERT INTO log_lines (job, at, text) SELECT ?1, ?2, ?3",
            StoreBounds.LOG_LINES_OF_JOB,
            StoreBounds.LOG_LINES);
    exchanges =
        new Table(
            connection,
            "exchanges",
            "INSERT INTO exchanges (job, at, status, content) SELECT ?1, ?2, ?3, ?4",
            StoreBounds.EXCHANGES_OF_JOB,
            StoreBounds.EXCHANGES);
  }

  void addLog(List<LogLine> lines) throws SQLException {
    Set<JobId> jobs = new HashSet<>();
    for (LogLine line : lines) {
      log.insert.setLong(1, line.job().value());
      log.insert.setLong(2, Times.toNanos(line.at()));
      log.insert.setString(3, line.text());
      log.insert.executeUpdate();
      jobs.add(line.job());
    }
    log.bound(jobs);
  }

  void addExchanges(List<RecordedExchange> recorded) throws SQLException {
    Set<JobId> jobs = new HashSet<>();
    for (RecordedExchange each : recorded) {
      exchanges.insert.setLong(1, each.job().value());
      exchanges.insert.setLong(2, Times.toNanos(each.exchange().startedAt()));
      exchanges.insert.setInt(3, each.exchange().status());
      exchanges.insert.setString(4, ExchangeJson.write(each.exchange()));
      exchanges.insert.executeUpdate();
      jobs.add(each.job());
    }
    exchanges.bound(jobs);
  }

  /** Deletes some of what is older than the moment, the oldest first. */
  void forgetBefore(Instant moment) throws SQLException {
    log.forgetBefore(moment);
    exchanges.forgetBefore(moment);
  }

  static List<LogLine> log(Connection connection, JobId job) throws SQLException {
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

  static List<HttpExchange> exchanges(Connection connection, JobId job) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT content FROM exchanges WHERE job = ? ORDER BY id")) {
      select.setLong(1, job.value());
      List<HttpExchange> exchanges = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          exchanges.add(ExchangeJson.read(rows.getString(1)));
        }
      }
      return List.copyOf(exchanges);
    }
  }

  /** One of the two tables, which have the same shape. */
  private static final class Table {
    final PreparedStatement insert;
    private final PreparedStatement boundJob;
    private final PreparedStatement boundAll;
    private final PreparedStatement forget;

    Table(Connection connection, String name, String insert, int ofJob, int ofAll)
        throws SQLException {
      this.insert =
          connection.prepareStatement(insert + " WHERE EXISTS (SELECT 1 FROM jobs WHERE id = ?1)");
      boundJob =
          connection.prepareStatement(
              "DELETE FROM "
                  + name
                  + " WHERE job = ?1 AND id <= (SELECT id FROM "
                  + name
                  + " WHERE job = ?1 ORDER BY id DESC LIMIT 1 OFFSET "
                  + ofJob
                  + ")");
      boundAll =
          connection.prepareStatement(
              "DELETE FROM " + name + " WHERE id <= (SELECT max(id) FROM " + name + ") - " + ofAll);
      forget =
          connection.prepareStatement(
              "DELETE FROM "
                  + name
                  + " WHERE at < ? AND id IN (SELECT id FROM "
                  + name
                  + " ORDER BY id LIMIT "
                  + ROWS_AT_ONCE
                  + ")");
    }

    void bound(Set<JobId> jobs) throws SQLException {
      for (JobId job : jobs) {
        boundJob.setLong(1, job.value());
        boundJob.executeUpdate();
      }
      if (!jobs.isEmpty()) {
        boundAll.executeUpdate();
      }
    }

    void forgetBefore(Instant moment) throws SQLException {
      forget.setLong(1, Times.toNanos(moment));
      forget.executeUpdate();
    }
  }
}
