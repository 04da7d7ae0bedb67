package dev.loadstone.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Brings a database to the schema this program knows, one numbered script after the other. */
final class Migrations {
  /** In the order of their numbers; a released one is never changed. */
  private static final List<String> SCRIPTS =
      List.of(
          "V0001__jobs.sql",
          "V0002__host_profiles.sql",
          "V0003__exchanges.sql",
          "V0004__failed_exchanges.sql",
          "V0005__status.sql");

  static final int NEWEST = SCRIPTS.size();

  private Migrations() {}

  /** Runs the missing scripts, each in a transaction that also raises {@code user_version}. */
  static void run(Connection connection) throws SQLException, IOException {
    for (int version = Database.intPragma(connection, "user_version") + 1;
        version <= NEWEST;
        version++) {
      try (Statement statement = connection.createStatement()) {
        for (String sql : statements(SCRIPTS.get(version - 1))) {
          statement.execute(sql);
        }
        statement.execute("PRAGMA application_id = " + Database.APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + version);
      }
      connection.commit();
    }
    connection.rollback();
  }

  private static List<String> statements(String script) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Migrations.class.getResourceAsStream(script), script)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.strip().split(";\\s*(\\R|$)"));
    }
  }
}
