package dev.loadstone.core.store;

import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HttpExchange;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Adds exchanges to a database that another program may have open, under numbers which that one
 * does not give.
 */
final class GuestHistory {
  private GuestHistory() {}

  /** Returns false if the database has to be made, or brought up to date, first. */
  static boolean add(Database database, List<HttpExchange> hops) {
    if (!Files.exists(database.file())) {
      return false;
    }
    try (Connection connection = database.openWriter(0)) {
      if (Database.intPragma(connection, "application_id") != Database.APPLICATION_ID
          || Database.intPragma(connection, "user_version") != Migrations.NEWEST) {
        return false;
      }
      HistoryLimits limits = StoreSettings.readHistory(connection);
      ExchangeTable table = new ExchangeTable(connection, StoreSettings.read(connection).nextJob());
      connection.rollback();
      takeWriteLock(connection);
      table.addRequest(ExchangeReader.nextGuestId(connection), hops, limits);
      connection.commit();
      return true;
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  /** Waits until nobody else writes, so that the number read next stays free. */
  private static void takeWriteLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM exchanges WHERE id < 0");
    }
  }
}
