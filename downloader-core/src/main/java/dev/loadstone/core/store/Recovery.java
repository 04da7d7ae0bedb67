package dev.loadstone.core.store;

import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that a usable database, or none, is at its name: sets a damaged one aside and restores
 * the newest good backup.
 *
 * <p>A database that is gone or without a byte counts as lost where a backup exists, else as new.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
  private final StoreFiles files;
  private final TimeSource time;

  Recovery(StoreFiles files, TimeSource time) {
    this.files = files;
    this.time = time;
  }

  /** Returns what the person is to be told, at most one line. */
  List<String> run() throws IOException, SQLException {
    return switch (Inspection.of(files.database())) {
      case Inspection.Sound _ -> List.of();
      case Inspection.Absent(boolean emptied) -> {
        Optional<Path> leftover = leftover();
        if (files.backups().isEmpty() && leftover.isEmpty()) {
          yield List.of();
        }
        yield List.of(replace(emptied ? "was empty" : "was missing", leftover.isPresent()));
      }
      case Inspection.Damaged(String what) -> List.of(replace("was damaged (" + what + ")", true));
    };
  }

  /** A write-ahead log with contents whose database is gone. */
  private Optional<Path> leftover() throws IOException {
    Path log = StoreFiles.companions(files.database()).getFirst();
    return Files.exists(log) && Files.size(log) > 0 ? Optional.of(log) : Optional.empty();
  }

  private String replace(String happened, boolean worthKeeping) throws IOException {
    Optional<StoreFiles.Backup> backup = newestGood();
    Path aside = setAside();
    String kept = worthKeeping ? "; the damaged file is kept as " + aside.getFileName() : "";
    if (backup.isEmpty()) {
      return "The list of downloads "
          + happened
          + " and there is no usable backup: it starts empty"
          + kept;
    }
    restore(backup.get().file());
    return "The list of downloads "
        + happened
        + ": restored the backup of "
        + SHOWN.format(backup.get().madeAt())
        + kept;
  }

  private Path setAside() throws IOException {
    Path aside = files.damaged(time.now());
    moveIfExists(files.database(), aside);
    List<Path> from = StoreFiles.companions(files.database());
    List<Path> to = StoreFiles.companions(aside);
    for (int i = 0; i < from.size(); i++) {
      moveIfExists(from.get(i), to.get(i));
    }
    return aside;
  }

  private static void moveIfExists(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private Optional<StoreFiles.Backup> newestGood() throws IOException {
    for (StoreFiles.Backup backup : files.backups()) {
      if (isGood(backup.file())) {
        return Optional.of(backup);
      }
      LOG.warn("The backup {} is not usable", backup.file().getFileName());
    }
    return Optional.empty();
  }

  /** True if a file is a whole database of ours. */
  static boolean isGood(Path file) throws IOException {
    try {
      return Inspection.of(file) instanceof Inspection.Sound && hasSchema(file);
    } catch (SQLException | StoreException e) {
      LOG.warn("{}", e.getMessage());
      return false;
    }
  }

  private static boolean hasSchema(Path file) throws SQLException {
    try (Connection connection = new Database(file).openReader()) {
      return Database.intPragma(connection, "user_version") > 0;
    }
  }

  private void restore(Path backup) throws IOException {
    Path unfinished = StoreFiles.unfinished(files.database());
    StoreFiles.makePrivate(unfinished);
    try (var out = Files.newOutputStream(unfinished)) {
      Files.copy(backup, out);
    }
    StoreFiles.publish(unfinished, files.database());
  }
}
