package dev.loadstone.core.store;

import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.Limits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The few values that belong to no job. */
record StoreSettings(long nextJob, Limits limits) {

  static StoreSettings read(Connection connection) throws SQLException {
    Map<String, String> values = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, value FROM settings")) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
    }
    String limits = values.get("limits");
    return new StoreSettings(
        Long.parseLong(values.getOrDefault("next_job", "1")),
        limits == null ? Limits.DEFAULTS : readLimits(Json.read(limits)));
  }

  static HistoryLimits readHistory(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT value FROM settings WHERE name = 'history'")) {
      if (!rows.next()) {
        return HistoryLimits.DEFAULTS;
      }
      Json json = Json.read(rows.getString(1));
      return new HistoryLimits(
          json.integer("ofJob"),
          json.integer("total"),
          Duration.ofSeconds(json.number("ageSeconds")));
    }
  }

  static void saveHistory(Connection connection, HistoryLimits limits) throws SQLException {
    save(
        connection,
        "history",
        Json.write(
            json -> {
              json.writeNumberProperty("ofJob", limits.ofJob());
              json.writeNumberProperty("total", limits.total());
              json.writeNumberProperty("ageSeconds", Math.max(1, limits.age().toSeconds()));
            }));
  }

  private static void save(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement save =
        connection.prepareStatement("INSERT OR REPLACE INTO settings VALUES (?, ?)")) {
      save.setString(1, name);
      save.setString(2, value);
      save.executeUpdate();
    }
  }

  static void saveLimits(Connection connection, Limits limits) throws SQLException {
    save(
        connection,
        "limits",
        Json.write(
            json -> {
              json.writeNumberProperty("jobs", limits.jobs());
              json.writeNumberProperty("connectionsPerHost", limits.connectionsPerHost());
              json.writeNumberProperty("bytesPerSecond", limits.bytesPerSecond());
            }));
  }

  private static Limits readLimits(Json json) {
    return new Limits(
        json.integer("jobs"), json.integer("connectionsPerHost"), json.number("bytesPerSecond"));
  }
}
