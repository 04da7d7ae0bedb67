package dev.loadstone.core.store;

import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies of the database, made through a connection of their own beside the writer, checked before
 * they get their name. Thread-safe.
 */
final class Backups {
  static final int KEPT = 3;
  private final StoreFiles files;
  private final TimeSource time;
  private final ReentrantLock one = new ReentrantLock();

  Backups(StoreFiles files, TimeSource time) {
    this.files = files;
    this.time = time;
  }

  /** True if there is no backup, or none as young as this. */
  boolean isOlderThan(Duration age) throws IOException {
    List<StoreFiles.Backup> backups = files.backups();
    if (backups.isEmpty()) {
      return true;
    }
    Duration since = Duration.between(backups.getFirst().madeAt(), time.now());
    return since.isNegative() || since.compareTo(age) >= 0;
  }

  /** Makes a backup and deletes the ones beyond the newest {@link #KEPT}. */
  void make() {
    one.lock();
    try {
      Instant now = time.now();
      Path unfinished = StoreFiles.unfinished(files.backup(now));
      try {
        copyInto(unfinished);
        if (!Recovery.isGood(unfinished)) {
          throw new StoreException("The backup of the list of downloads did not pass its check");
        }
        StoreFiles.publish(unfinished, files.backup(now));
      } finally {
        Files.deleteIfExists(unfinished);
      }
      prune();
    } catch (SQLException e) {
      throw new Database(files.database()).explain(e);
    } catch (IOException e) {
      throw StoreException.of("The list of downloads could not be backed up", e);
    } finally {
      one.unlock();
    }
  }

  private void copyInto(Path target) throws IOException, SQLException {
    Files.deleteIfExists(target);
    StoreFiles.makePrivate(target);
    try (Connection connection = new Database(files.database()).openReader();
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, target.toAbsolutePath().toString());
      vacuum.execute();
    }
  }

  private void prune() throws IOException {
    for (StoreFiles.Backup old : files.backups().stream().skip(KEPT).toList()) {
      Files.deleteIfExists(old.file());
    }
  }
}
