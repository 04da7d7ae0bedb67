package dev.loadstone.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is found at a database's name, without changing a byte of it. */
sealed interface Inspection {
  Logger LOG = LoggerFactory.getLogger(Inspection.class);

  /** Nothing is there, or a file without a byte. */
  record Absent(boolean emptied) implements Inspection {}

  /** A database of ours. */
  record Sound() implements Inspection {}

  /**
   * Not what was written.
   *
   * @param what is wrong, in a few words
   */
  record Damaged(String what) implements Inspection {}

  /**
   * Looks at a database that this program does not have open: a file of an open database must not
   * be opened and closed beside SQLite, which would lose its locks (POSIX fcntl).
   *
   * @throws StoreException if it is of a newer Loadstone or of another program: neither is touched
   */
  static Inspection of(Path file) throws IOException, SQLException {
    if (!Files.exists(file)) {
      return new Absent(false);
    }
    if (Files.size(file) == 0) {
      return new Absent(true);
    }
    String wrong = headerFault(file);
    return wrong == null ? throughSqlite(file) : new Damaged(wrong);
  }

  /** The same for a database that may be open, in this program or another. */
  static Inspection ofOpen(Path file) throws IOException, SQLException {
    return Files.exists(file) && Files.size(file) > 0
        ? throughSqlite(file)
        : new Absent(Files.exists(file));
  }

  private static Inspection throughSqlite(Path file) throws SQLException {
    try (Connection connection = new Database(file).openReader()) {
      refuseForeign(file, connection);
      String fault = Database.quickCheck(connection);
      if (fault == null) {
        return new Sound();
      }
      LOG.warn("The database {} is damaged: {}", file, fault);
      return new Damaged("its contents contradict each other");
    } catch (SQLException e) {
      if (Database.isDamage(e)) {
        return new Damaged("its contents are not readable");
      }
      throw e;
    }
  }

  private static @Nullable String headerFault(Path file) throws IOException {
    byte[] header = new byte[100];
    try (InputStream in = Files.newInputStream(file)) {
      if (in.readNBytes(header, 0, header.length) < header.length) {
        return "it ends in its header";
      }
    }
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    if (!Arrays.equals(header, 0, magic.length, magic, 0, magic.length)) {
      return "it does not begin as a database";
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    refuse(file, fields.getInt(60), fields.getInt(68), false);
    return null;
  }

  /** Asks through SQLite, which also sees what is in the write-ahead log. */
  private static void refuseForeign(Path file, Connection connection) throws SQLException {
    refuse(
        file,
        Database.intPragma(connection, "user_version"),
        Database.intPragma(connection, "application_id"),
        hasTables(connection));
  }

  private static void refuse(Path file, int version, int application, boolean tables) {
    boolean ours = application == Database.APPLICATION_ID;
    if (!ours && (application != 0 || tables)) {
      throw new StoreException(
          "The file " + file + " is another program's database: choose another data folder");
    }
    if (ours && version > Migrations.NEWEST) {
      throw new StoreException(
          "The database "
              + file
              + " was written by a newer Loadstone (schema "
              + version
              + ", this one knows "
              + Migrations.NEWEST
              + "): use that version, or choose another data folder");
    }
  }

  private static boolean hasTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
      return rows.next() && rows.getInt(1) > 0;
    }
  }
}
