package dev.loadstone.core.store;

import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.store.JobStore.RecordedExchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes exchanges within the limits of the history; one thread.
 *
 * <p>Pruning costs what it deletes: rows are numbered as the exchanges began, so that the oldest
 * are first.
 */
final class ExchangeTable {
  private static final int ROWS_AT_ONCE = 1_000;
  private static final int MOST_KNOWN_TLS = 1_000;

  private final Connection connection;
  private final PreparedStatement insert;
  private final RowBatch inserted;
  private final PreparedStatement addTls;
  private final PreparedStatement findTls;
  private final RowsOfJobs rowsOfJobs;
  private final PreparedStatement boundAll;
  private final PreparedStatement forget;
  private final Map<TlsFacts, Long> knownTls = new LinkedHashMap<>();
  private long last;

  ExchangeTable(Connection connection, long firstNewJob) throws SQLException {
    this.connection = connection;
    last = ExchangeReader.nextId(connection) - 2;
    insert =
        connection.prepareStatement(
            "INSERT INTO exchanges SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
                + " ?12, ?13, ?14, ?15, ?16"
                + " WHERE ?2 IS NULL OR EXISTS (SELECT 1 FROM jobs WHERE id = ?2)");
    inserted = new RowBatch(insert);
    addTls = connection.prepareStatement("INSERT OR IGNORE INTO tls_facts (content) VALUES (?)");
    findTls = connection.prepareStatement("SELECT id FROM tls_facts WHERE content = ?");
    rowsOfJobs = new RowsOfJobs(connection, "exchanges", firstNewJob);
    boundAll =
        connection.prepareStatement(
            "DELETE FROM exchanges WHERE id <= (SELECT max(id) FROM exchanges) - ?");
    forget =
        connection.prepareStatement(
            "DELETE FROM exchanges WHERE at < ? AND id IN (SELECT id FROM exchanges ORDER BY id"
                + " LIMIT "
                + ROWS_AT_ONCE
                + ")");
  }

  void add(List<RecordedExchange> recorded, HistoryLimits limits) throws SQLException {
    if (limits.isOff() || recorded.isEmpty()) {
      return;
    }
    for (RecordedExchange each : recorded) {
      insert(each.id() == 0 ? last + 2 : each.id(), each.job(), 0, each.exchange());
    }
    inserted.flush();
    rowsOfJobs.added(recorded.stream().map(RecordedExchange::job), limits.ofJob());
    bound(limits.total());
  }

  /** Adds the hops of one request made outside of jobs, under numbers from the first on. */
  void addRequest(long firstId, List<HttpExchange> hops, HistoryLimits limits) throws SQLException {
    if (limits.isOff()) {
      return;
    }
    for (int i = 0; i < hops.size(); i++) {
      insert(firstId + 2L * i, null, firstId, hops.get(i));
    }
    inserted.flush();
    bound(limits.total());
  }

  /** Deletes all that is beyond the limits of number. */
  void apply(HistoryLimits limits) throws SQLException {
    rowsOfJobs.forget();
    if (limits.isOff()) {
      clear();
      return;
    }
    bound(limits.total());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM exchanges WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER"
              + " (PARTITION BY job ORDER BY id DESC) AS newer FROM exchanges WHERE job IS NOT NULL)"
              + " WHERE newer > "
              + limits.ofJob()
              + ")");
    }
  }

  void clear() throws SQLException {
    rowsOfJobs.forget();
    knownTls.clear();
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM exchanges");
      statement.execute("DELETE FROM tls_facts");
    }
  }

  /** Deletes some of what is older than the moment, the oldest first. */
  void forgetBefore(Instant moment) throws SQLException {
    forget.setLong(1, Times.toNanos(moment));
    forget.executeUpdate();
  }

  /** Numbers rise by two. */
  private void bound(int total) throws SQLException {
    boundAll.setLong(1, 2L * total);
    boundAll.executeUpdate();
  }

  private void insert(long id, @Nullable JobId job, long request, HttpExchange exchange)
      throws SQLException {
    insert.setLong(1, id);
    setNumber(2, job == null ? null : job.value());
    insert.setLong(3, request);
    insert.setLong(4, Times.toNanos(exchange.startedAt()));
    insert.setInt(5, exchange.attempt());
    insert.setInt(6, exchange.segment());
    insert.setInt(7, exchange.hop());
    insert.setString(8, exchange.method());
    insert.setString(9, exchange.host());
    insert.setString(10, exchange.link());
    insert.setInt(11, exchange.status());
    setNumber(12, exchange.failure() == null ? null : exchange.failure().code().number());
    insert.setString(13, HeadText.write(exchange.requestHeaders()));
    insert.setString(14, HeadText.write(exchange.responseHeaders()));
    insert.setString(15, ExchangeJson.write(exchange));
    setNumber(16, exchange.tls() == null ? null : tls(exchange.tls()));
    inserted.add();
    last = Math.max(last, id);
  }

  private void setNumber(int position, @Nullable Number value) throws SQLException {
    if (value == null) {
      insert.setObject(position, null);
    } else {
      insert.setLong(position, value.longValue());
    }
  }

  private long tls(TlsFacts facts) throws SQLException {
    Long known = knownTls.get(facts);
    if (known != null) {
      return known;
    }
    String content = ExchangeJson.writeTls(facts);
    addTls.setString(1, content);
    addTls.executeUpdate();
    findTls.setString(1, content);
    try (ResultSet rows = findTls.executeQuery()) {
      long id = rows.getLong(1);
      if (knownTls.size() >= MOST_KNOWN_TLS) {
        knownTls.clear();
      }
      knownTls.put(facts, id);
      return id;
    }
  }
}
