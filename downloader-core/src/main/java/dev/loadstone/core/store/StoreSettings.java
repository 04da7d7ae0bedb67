package dev.loadstone.core.store;

import dev.loadstone.core.model.Limits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  static void saveLimits(Connection connection, Limits limits) throws SQLException {
    try (PreparedStatement save =
        connection.prepareStatement("INSERT OR REPLACE INTO settings VALUES ('limits', ?)")) {
      save.setString(
          1,
          Json.write(
              json -> {
                json.writeNumberProperty("jobs", limits.jobs());
                json.writeNumberProperty("connectionsPerHost", limits.connectionsPerHost());
                json.writeNumberProperty("bytesPerSecond", limits.bytesPerSecond());
              }));
      save.executeUpdate();
    }
  }

  private static Limits readLimits(Json json) {
    return new Limits(
        json.integer("jobs"), json.integer("connectionsPerHost"), json.number("bytesPerSecond"));
  }
}
