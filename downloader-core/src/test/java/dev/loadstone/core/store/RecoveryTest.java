package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.job;
import static dev.loadstone.core.store.Samples.jobs;
import static dev.loadstone.core.store.Samples.saving;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryTest {
  private static final int STORED = 500;
  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  @BeforeEach
  void openForTheFirstTime() {
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      assertThat(store.load().notices()).isEmpty();
    }
  }

  /** What can happen to a database while nobody looks. */
  enum Damage {
    CUT_IN_HALF {
      @Override
      void happenTo(Path file) throws IOException {
        cut(file, Files.size(file) / 2);
      }
    },
    CUT_IN_THE_HEADER {
      @Override
      void happenTo(Path file) throws IOException {
        cut(file, 50);
      }
    },
    GARBAGE_HEADER {
      @Override
      void happenTo(Path file) throws IOException {
        overwrite(file, 0, 4_096);
      }
    },
    GARBAGE_PAGE {
      @Override
      void happenTo(Path file) throws IOException {
        overwrite(file, Files.size(file) / 4_096 / 2 * 4_096, 4_096);
      }
    },
    ZEROED {
      @Override
      void happenTo(Path file) throws IOException {
        Files.write(file, new byte[(int) Files.size(file)]);
      }
    },
    EMPTIED {
      @Override
      void happenTo(Path file) throws IOException {
        cut(file, 0);
      }
    },
    DELETED {
      @Override
      void happenTo(Path file) throws IOException {
        Files.delete(file);
      }
    };

    abstract void happenTo(Path file) throws IOException;

    private static void cut(Path file, long size) throws IOException {
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        open.setLength(size);
      }
    }

    private static void overwrite(Path file, long at, int length) throws IOException {
      byte[] garbage = new byte[length];
      new Random(7).nextBytes(garbage);
      try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
        open.seek(at);
        open.write(garbage);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void open_damagedWithBackup_isRestoredAndTold(Damage damage) throws IOException {
    store(STORED);
    damage.happenTo(database());
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      assertThat(store.load().jobs()).isEqualTo(jobs(STORED));
      assertThat(store.load().notices())
          .singleElement()
          .asString()
          .contains("restored the backup of 2026-03-04 05:06 UTC")
          .doesNotContain("\n");
      store.commit(saving(job(STORED + 1)));
    }
    assertThat(damagedDatabases()).hasSize(damage == Damage.DELETED ? 0 : 1);
    assertQuietWith(STORED + 1);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"EMPTIED", "DELETED"},
      mode = EnumSource.Mode.EXCLUDE)
  void open_damagedWithoutBackup_startsEmptyAndKeepsTheDamagedFile(Damage damage)
      throws IOException {
    store(STORED);
    deleteBackups();
    damage.happenTo(database());
    byte[] damaged = Files.readAllBytes(database());
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      assertThat(store.load().jobs()).isEmpty();
      assertThat(store.load().notices())
          .singleElement()
          .asString()
          .contains("it starts empty", "kept as loadstone-damaged-");
    }
    assertThat(damagedDatabases()).hasSize(1);
    assertThat(Files.readAllBytes(damagedDatabases().getFirst())).isEqualTo(damaged);
    assertQuietWith(0);
  }

  @Test
  void open_deletedTogetherWithBackups_isNew() throws IOException {
    store(STORED);
    deleteBackups();
    Files.delete(database());
    assertQuietWith(0);
  }

  @Test
  void open_newestBackupDamagedToo_nextOneIsRestored() throws IOException {
    store(10);
    clock.advance(Duration.ofHours(2));
    // Backs up beside the start; closing waits for it, so that it cannot hold the next job.
    SqliteJobStore.open(folder, clock).close();
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      store.commit(saving(job(11)));
      clock.advance(Duration.ofHours(2));
    }
    Path newest = named("loadstone-backup-").getLast();
    Damage.GARBAGE_HEADER.happenTo(newest);
    Damage.GARBAGE_HEADER.happenTo(database());
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      assertThat(store.load().jobs()).isEqualTo(jobs(10));
    }
  }

  @Test
  void open_damagedWithItsWriteAheadLog_setsBothAside() throws IOException {
    store(10);
    Damage.GARBAGE_HEADER.happenTo(database());
    Path log = folder.resolve("loadstone.db-wal");
    Files.write(log, new byte[] {1, 2, 3});
    SqliteJobStore.open(folder, clock).close();
    assertThat(named("loadstone-damaged-"))
        .extracting(file -> file.getFileName().toString())
        .anyMatch(name -> name.endsWith(".db-wal"));
  }

  @Test
  void openReadOnly_damaged_saysSoAndTouchesNothing() throws IOException {
    store(10);
    Damage.GARBAGE_HEADER.happenTo(database());
    byte[] damaged = Files.readAllBytes(database());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> SqliteJobStore.openReadOnly(folder, clock))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged");
    assertThat(Files.readAllBytes(database())).isEqualTo(damaged);
  }

  @Test
  void backUp_again_keepsTheNewestThree() throws IOException {
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      for (int i = 1; i <= 5; i++) {
        store.commit(saving(job(i)));
        store.backUp();
        clock.advance(Duration.ofHours(2));
      }
    }
    assertThat(named("loadstone-backup-")).hasSize(Backups.KEPT);
    Files.delete(database());
    assertJobsAfterRestore(5);
  }

  @Test
  void backUp_nothingChangedOrRecent_makesNone() throws IOException {
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      store.backUp();
      assertThat(named("loadstone-backup-")).isEmpty();
      store.commit(saving(job(1)));
      store.backUp();
      store.commit(saving(job(2)));
      store.backUp();
      assertThat(named("loadstone-backup-")).hasSize(1);
    }
  }

  @Test
  void open_lastBackupOld_makesOneOfWhatIsThere() throws IOException {
    store(10);
    clock.advance(Duration.ofHours(2));
    SqliteJobStore.open(folder, clock).close();
    assertThat(named("loadstone-backup-")).hasSize(2);
  }

  @Test
  void open_unfinishedBackupOfACrash_isSweptAway() throws IOException {
    Path unfinished = folder.resolve("loadstone-backup-20260304-000000-000.db.tmp");
    Files.write(unfinished, new byte[10], StandardOpenOption.CREATE);
    SqliteJobStore.open(folder, clock).close();
    assertThat(unfinished).doesNotExist();
  }

  private void store(int count) {
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      store.commit(saving(jobs(count)));
    }
    assertThat(named("loadstone-backup-")).isNotEmpty();
  }

  private void assertQuietWith(int count) {
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      assertThat(store.load().notices()).isEmpty();
      assertThat(store.load().jobs()).hasSize(count);
    }
  }

  private void assertJobsAfterRestore(int count) {
    try (JobStore store = SqliteJobStore.open(folder, clock)) {
      assertThat(store.load().jobs()).hasSize(count);
      assertThat(store.load().notices()).hasSize(1);
    }
  }

  private Path database() {
    return folder.resolve("loadstone.db");
  }

  private List<Path> damagedDatabases() {
    return named("loadstone-damaged-").stream()
        .filter(file -> file.toString().endsWith(".db"))
        .toList();
  }

  private void deleteBackups() throws IOException {
    for (Path backup : named("loadstone-backup-")) {
      Files.delete(backup);
    }
  }

  private List<Path> named(String start) {
    try (Stream<Path> files = Files.list(folder)) {
      return List.of(
          files
              .filter(file -> file.getFileName().toString().startsWith(start))
              .sorted()
              .toArray(Path[]::new));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
