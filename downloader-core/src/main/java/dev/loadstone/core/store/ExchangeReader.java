package dev.loadstone.core.store;

import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.store.ExchangeJson.Facts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads exchanges back. */
final class ExchangeReader {
  private static final String SELECT =
      "SELECT e.id, job, request, at, attempt, segment, hop, method, link, status, sent_head,"
          + " received_head, facts, tls, t.content FROM exchanges e LEFT JOIN tls_facts t"
          + " ON t.id = e.tls";

  private static final int FIRST_FAILURE = 400;

  private final ResultSet rows;
  private final Map<Long, TlsFacts> tls = new HashMap<>();

  private ExchangeReader(ResultSet rows) {
    this.rows = rows;
  }

  /** A job's exchanges in the order they began. */
  static List<ExchangeRecord> of(Connection connection, JobId job) throws SQLException {
    return read(connection, SELECT + " WHERE job = ? ORDER BY e.id", List.of(job.value()));
  }

  /** The newest that the query finds. */
  static ExchangePage search(Connection connection, ExchangeQuery query) throws SQLException {
    List<Object> values = new ArrayList<>(new Conditions(query).values());
    values.add(query.limit() + 1);
    List<ExchangeRecord> found = read(connection, searchSql(query), values);
    if (found.size() <= query.limit()) {
      return new ExchangePage(found, null);
    }
    List<ExchangeRecord> page = found.subList(0, query.limit());
    return new ExchangePage(page, query.after(page.getLast().id()));
  }

  /** A page begins where the one before ended, whatever lies before that. */
  static String searchSql(ExchangeQuery query) {
    return SELECT + new Conditions(query).sql() + " ORDER BY e.id DESC LIMIT ?";
  }

  /** The highest number of an attempt; 0 if none is kept. */
  static int lastAttempt(Connection connection, JobId job) throws SQLException {
    return (int)
        number(connection, "SELECT max(attempt) FROM exchanges WHERE job = ?", job.value());
  }

  /** The first free even number. */
  static long nextId(Connection connection) throws SQLException {
    long highest = number(connection, "SELECT max(id) FROM exchanges");
    return highest + 2 - highest % 2;
  }

  /** The first free odd number. */
  static long nextGuestId(Connection connection) throws SQLException {
    return nextId(connection) + 1;
  }

  private static long number(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = select.executeQuery()) {
        return rows.getLong(1);
      }
    }
  }

  private static List<ExchangeRecord> read(Connection connection, String sql, List<?> values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      List<ExchangeRecord> records = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        ExchangeReader reader = new ExchangeReader(rows);
        while (rows.next()) {
          records.add(reader.record());
        }
      }
      return List.copyOf(records);
    }
  }

  private ExchangeRecord record() throws SQLException {
    long job = rows.getLong(2);
    boolean ofJob = !rows.wasNull();
    return new ExchangeRecord(
        rows.getLong(1), ofJob ? new JobId(job) : null, rows.getLong(3), false, exchange());
  }

  private HttpExchange exchange() throws SQLException {
    Facts facts = ExchangeJson.read(rows.getString(13));
    String tlsContent = rows.getString(15);
    return new HttpExchange(
        rows.getInt(5),
        rows.getInt(6),
        rows.getInt(7),
        rows.getString(8),
        rows.getString(9),
        HeadText.read(rows.getString(11)),
        rows.getInt(10),
        facts.reason(),
        HeadText.read(rows.getString(12)),
        facts.protocol(),
        facts.remoteAddress(),
        facts.reused(),
        Times.fromNanos(rows.getLong(4)),
        facts.timing(),
        facts.bytesReceived(),
        facts.bytesSent(),
        tlsContent == null
            ? null
            : tls.computeIfAbsent(rows.getLong(14), _ -> ExchangeJson.readTls(tlsContent)),
        facts.failure(),
        facts.proxy(),
        facts.localPort(),
        facts.bytesDecoded(),
        facts.redirectsTo(),
        facts.settings());
  }

  /** A query's conditions in SQL. */
  private record Conditions(List<String> parts, List<Object> values) {
    Conditions(ExchangeQuery query) {
      this(new ArrayList<>(), new ArrayList<>());
      if (query.before() != Long.MAX_VALUE) {
        and("e.id < ?", query.before());
      }
      if (query.job() != null) {
        and("job = ?", query.job().value());
      }
      switch (query.origin()) {
        case ANYTHING -> {}
        case JOBS -> and("job IS NOT NULL");
        case REQUESTS -> and("job IS NULL");
      }
      switch (query.outcome()) {
        case ANY -> {}
        case FAILED -> and("(failure IS NOT NULL OR status >= " + FIRST_FAILURE + ")");
        case SUCCEEDED -> and("failure IS NULL AND status BETWEEN 1 AND 399");
      }
      if (query.statusFrom() >= FIRST_FAILURE) {
        // Said of every such status, so that the index of failures serves.
        and("status >= " + FIRST_FAILURE);
      }
      if (query.statusFrom() > 0 || query.statusTo() < Integer.MAX_VALUE) {
        and("status BETWEEN ? AND ?", query.statusFrom(), query.statusTo());
      }
      if (!query.method().isEmpty()) {
        and("method = ?", query.method());
      }
      if (!query.host().isEmpty()) {
        and("host = ?", query.host());
      }
      if (query.from() != null) {
        and("at >= ?", Times.toNanos(query.from()));
      }
      if (query.to() != null) {
        and("at < ?", Times.toNanos(query.to()));
      }
      if (!query.text().isEmpty()) {
        mentions(query.text());
      }
    }

    private void mentions(String text) {
      String like = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
      String heads = anyOf("link", "received_head", "sent_head");
      String facts =
          anyOf(
              "coalesce(json_extract(facts, '$.reason'), '')",
              "coalesce(json_extract(facts, '$.remoteAddress'), '')",
              "coalesce(json_extract(facts, '$.failure.detail'), '')");
      // JSON is taken apart only where it holds the text at all, as it does unless it escapes it.
      String possible = isWrittenAsItIs(text) ? anyOf("facts") + " AND " : "";
      String any = "(" + heads + " OR (" + possible + "(" + facts + ")))";
      long times = any.chars().filter(c -> c == '?').count();
      and(any, Collections.nCopies((int) times, like).toArray());
    }

    private static String anyOf(String... places) {
      return Arrays.stream(places)
          .map(place -> place + " LIKE ? ESCAPE '\\'")
          .collect(Collectors.joining(" OR "));
    }

    private static boolean isWrittenAsItIs(String text) {
      return text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
    }

    private void and(String condition, Object... more) {
      parts.add(condition);
      values.addAll(List.of(more));
    }

    String sql() {
      return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }
  }
}
