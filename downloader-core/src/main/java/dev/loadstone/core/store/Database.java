package dev.loadstone.core.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Opens connections to an SQLite file and says in one line what went wrong with it. */
record Database(Path file) {
  /** Written into every database of ours: "Load" in ASCII. */
  static final int APPLICATION_ID = 0x4c6f6164;

  private static final int BUSY_MILLIS = 3_000;
  private static final String MEMORY = "jdbc:sqlite::memory:";

  /**
   * Opens the one connection that writes, in transactions that its user ends.
   *
   * <p>Each commit is forced to disk (synchronous FULL): decision 0003 has the measurement. Nothing
   * is mapped into memory: an error on a mapped page would end the JVM.
   *
   * @param mostPages bound of the file's size, for tests of a full disk; 0 for none
   */
  Connection openWriter(int mostPages) throws SQLException {
    Connection connection = connect(url(), false);
    try {
      pragma(connection, "journal_mode = WAL");
      pragma(connection, "synchronous = FULL");
      pragma(connection, "fullfsync = ON");
      pragma(connection, "foreign_keys = ON");
      pragma(connection, "cache_size = -8192");
      pragma(connection, "temp_store = MEMORY");
      // Pages written again and again meanwhile are copied into the database once.
      pragma(connection, "wal_autocheckpoint = 4000");
      pragma(connection, "journal_size_limit = 16777216");
      if (mostPages > 0) {
        pragma(connection, "max_page_count = " + mostPages);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens a connection that cannot write. */
  Connection openReader() throws SQLException {
    return connect(url(), true);
  }

  /** Opens an empty database without a file. */
  static Connection openInMemory() throws SQLException {
    Connection connection = connect(MEMORY, false);
    connection.setAutoCommit(false);
    return connection;
  }

  private String url() {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }

  private static Connection connect(String url, boolean readOnly) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_MILLIS);
    // Else the driver asks for the last row's number after each statement.
    config.setGetGeneratedKeys(false);
    Properties properties = config.toProperties();
    Connection connection = JDBC.createConnection(url, properties);
    if (connection == null) {
      throw new SQLException("no connection to " + url);
    }
    return connection;
  }

  static void pragma(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + pragma);
    }
  }

  static int intPragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA " + name)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /** First thing that is wrong with the file's structure, or null if nothing is. */
  static @Nullable String quickCheck(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
      String result = rows.next() ? rows.getString(1) : "no answer";
      return "ok".equals(result) ? null : oneLine(result);
    }
  }

  /** True if the error says that the file's contents are not what SQLite wrote. */
  static boolean isDamage(SQLException error) {
    return switch (primaryCode(error)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
      default -> false;
    };
  }

  /** The error as one line for a person: what could not be done, why, what to do. */
  StoreException explain(SQLException error) {
    Path folder = file.toAbsolutePath().getParent();
    String line =
        switch (primaryCode(error)) {
          case SQLITE_FULL ->
              "The disk that holds " + folder + " is full: nothing was stored; free some room";
          case SQLITE_CORRUPT, SQLITE_NOTADB ->
              "The database "
                  + file
                  + " is damaged: start Loadstone again, which restores the newest backup";
          case SQLITE_BUSY, SQLITE_LOCKED ->
              "Another program is using the database " + file + ": close that program";
          case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH ->
              "The database "
                  + file
                  + " cannot be opened for writing: check who owns it and its folder";
          default -> "The database " + file + " could not be used: " + oneLine(error.getMessage());
        };
    return new StoreException(line, error);
  }

  private static SQLiteErrorCode primaryCode(SQLException error) {
    int code = error.getErrorCode();
    return SQLiteErrorCode.getErrorCode(code < 0 ? code : code & 0xff);
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "unknown error" : message.strip().replaceAll("\\s+", " ");
  }
}
