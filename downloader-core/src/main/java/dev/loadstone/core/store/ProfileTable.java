package dev.loadstone.core.store;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.SignIn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles of hosts, a row each, without their secrets. */
final class ProfileTable {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileTable.class);

  private ProfileTable() {}

  static void save(Connection connection, HostProfile profile) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO host_profiles (pattern, content) VALUES (?, ?)"
                + " ON CONFLICT (pattern) DO UPDATE SET content = excluded.content")) {
      statement.setString(1, profile.pattern().toString());
      statement.setString(2, write(profile));
      statement.executeUpdate();
    }
  }

  static void remove(Connection connection, HostPattern pattern) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM host_profiles WHERE pattern = ?")) {
      statement.setString(1, pattern.toString());
      statement.executeUpdate();
    }
  }

  /** All that can be read; the log names those that cannot. */
  static List<HostProfile> all(Connection connection) throws SQLException {
    List<HostProfile> profiles = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT pattern, content FROM host_profiles ORDER BY pattern");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String pattern = rows.getString(1);
        try {
          profiles.add(read(pattern, rows.getString(2)));
        } catch (IllegalArgumentException | InvalidInputException | ClassCastException e) {
          LOG.warn("The profile of {} cannot be read: {}", pattern, e.toString());
        }
      }
    }
    return profiles;
  }

  private static String write(HostProfile profile) {
    return Json.write(
        json -> {
          ModelJson.writeHeaders(json, "headers", profile.headers());
          json.writeStringProperty("signIn", profile.signIn().name());
          json.writeNumberProperty("connections", profile.connections());
          json.writeNumberProperty("bytesPerSecond", profile.bytesPerSecond());
          json.writeBooleanProperty("continueUnproven", profile.continueUnproven());
          NetworkJson.write(json, profile.network());
        });
  }

  private static HostProfile read(String pattern, String content) {
    Json json = Json.read(content);
    return new HostProfile(
        HostPattern.parse(pattern),
        ModelJson.readHeaders(json, "headers"),
        SignIn.valueOf(json.text("signIn")),
        json.integer("connections"),
        json.number("bytesPerSecond"),
        json.is("continueUnproven"),
        NetworkJson.read(json));
  }
}
