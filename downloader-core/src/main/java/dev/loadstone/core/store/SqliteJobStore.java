package dev.loadstone.core.store;

import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job store in an SQLite file of the data folder, which one program at a time has.
 *
 * <p>{@link #load}, {@link #commit} and {@link #saveLimits} belong to one platform thread: SQLite's
 * waits would hold back the other virtual threads of a carrier. Reading is short and goes through a
 * connection of its own, so that it waits for no commit.
 */
public final class SqliteJobStore implements JobStore {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteJobStore.class);

  /** Age of the newest backup from which another is made while the store is open. */
  static final Duration BACKUP_EVERY = Duration.ofHours(1);

  /** The same when the store is closed. */
  static final Duration BACKUP_AT_CLOSE = Duration.ofMinutes(10);

  private static final Duration LONGEST_WAIT_FOR_BACKUP = Duration.ofSeconds(30);

  private final Database database;
  private final Reader reader;
  private final @Nullable Writer writer;
  private final Backups backups;
  private final List<String> notices;
  private final AtomicLong commitsBackedUp = new AtomicLong();
  private final AutoCloseable lock;
  private @Nullable Thread backupAtOpen;

  private SqliteJobStore(
      StoreFiles files,
      TimeSource time,
      Reader reader,
      @Nullable Writer writer,
      List<String> notices,
      AutoCloseable lock) {
    this.database = new Database(files.database());
    this.backups = new Backups(files, time);
    this.reader = reader;
    this.writer = writer;
    this.notices = notices;
    this.lock = lock;
  }

  /**
   * Opens the data folder, making it if it is missing, and takes it for this program.
   *
   * <p>A damaged, emptied or deleted database is set aside and the newest good backup takes its
   * place; {@link Contents#notices} says so.
   *
   * @throws StoreException if another program has the folder, or the database is of a newer
   *     version, or cannot be used
   */
  public static SqliteJobStore open(Path dataFolder, TimeSource time) {
    return open(dataFolder, time, 0);
  }

  static SqliteJobStore open(Path dataFolder, TimeSource time, int mostPages) {
    StoreFiles files = new StoreFiles(dataFolder.toAbsolutePath().normalize());
    try {
      files.makeFolder();
      DataFolderLock lock = DataFolderLock.take(files);
      try {
        return openLocked(files, time, mostPages, lock);
      } catch (IOException | SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new Database(files.database()).explain(e);
    } catch (IOException e) {
      throw StoreException.of("The data folder " + dataFolder + " cannot be used", e);
    }
  }

  private static SqliteJobStore openLocked(
      StoreFiles files, TimeSource time, int mostPages, DataFolderLock lock)
      throws IOException, SQLException {
    files.sweep();
    List<String> notices = new Recovery(files, time).run();
    StoreFiles.makePrivate(files.database());
    Database database = new Database(files.database());
    Writer writer = Writer.open(database, time, mostPages);
    try {
      Reader reader = new Reader(database.openReader());
      SqliteJobStore store = new SqliteJobStore(files, time, reader, writer, notices, lock);
      store.backUpInBackground();
      return store;
    } catch (IOException | SQLException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Opens the data folder for looking only, also while another program has it. A folder without a
   * database has no jobs. {@link #commit} and {@link #saveLimits} are refused.
   *
   * @throws StoreException if the database is damaged, of another version, or cannot be used
   */
  public static SqliteJobStore openReadOnly(Path dataFolder, TimeSource time) {
    StoreFiles files = new StoreFiles(dataFolder.toAbsolutePath().normalize());
    Database database = new Database(files.database());
    try {
      Connection connection = readOnlyConnection(files, database);
      return new SqliteJobStore(files, time, new Reader(connection), null, List.of(), () -> {});
    } catch (SQLException e) {
      throw database.explain(e);
    } catch (IOException e) {
      throw StoreException.of("The data folder " + dataFolder + " cannot be read", e);
    }
  }

  private static Connection readOnlyConnection(StoreFiles files, Database database)
      throws IOException, SQLException {
    return switch (Inspection.ofOpen(files.database())) {
      case Inspection.Sound _ -> {
        Connection connection = database.openReader();
        int version = Database.intPragma(connection, "user_version");
        if (version < Migrations.NEWEST) {
          connection.close();
          throw new StoreException(
              "The database "
                  + files.database()
                  + " is of an earlier Loadstone: start this one once, which brings it up to date");
        }
        yield connection;
      }
      case Inspection.Absent _ -> {
        Connection connection = Database.openInMemory();
        Migrations.run(connection);
        yield connection;
      }
      case Inspection.Damaged(String what) ->
          throw new StoreException(
              "The database "
                  + files.database()
                  + " is damaged ("
                  + what
                  + "): start Loadstone, which restores the newest backup");
    };
  }

  /**
   * Adds the hops of a request to the history of a data folder that another program may have.
   *
   * @throws StoreException if the folder cannot be used
   */
  public static void record(Path dataFolder, TimeSource time, List<HttpExchange> hops) {
    StoreFiles files = new StoreFiles(dataFolder.toAbsolutePath().normalize());
    if (!GuestHistory.add(new Database(files.database()), hops)) {
      try (SqliteJobStore store = open(dataFolder, time)) {
        store.record(store.nextExchange(), hops);
      }
    }
  }

  @Override
  public Contents load() {
    return reading(
        connection -> {
          JobReader.Read read = JobReader.all(connection);
          StoreSettings settings = StoreSettings.read(connection);
          List<String> told = new ArrayList<>(notices);
          if (read.unreadable() > 0) {
            told.add(
                read.unreadable()
                    + " of the stored downloads cannot be read and were left out; the log says why");
          }
          return new Contents(
              read.jobs(), settings.nextJob(), settings.limits(), List.copyOf(told));
        });
  }

  @Override
  public void commit(Batch batch) {
    writer().commit(batch);
  }

  @Override
  public void saveLimits(Limits limits) {
    writer().saveLimits(limits);
  }

  @Override
  public List<HostProfile> profiles() {
    return reading(ProfileTable::all);
  }

  @Override
  public void saveProfile(HostProfile profile) {
    writer().saveProfile(profile);
  }

  @Override
  public void removeProfile(HostPattern pattern) {
    writer().removeProfile(pattern);
  }

  @Override
  public List<Segment> segments(JobId job) {
    return reading(connection -> JobReader.segments(connection, job));
  }

  @Override
  public List<LogLine> log(JobId job) {
    return reading(connection -> LogTable.of(connection, job));
  }

  @Override
  public List<ExchangeRecord> exchanges(JobId job) {
    return reading(connection -> ExchangeReader.of(connection, job));
  }

  @Override
  public ExchangePage exchanges(ExchangeQuery query) {
    return reading(connection -> ExchangeReader.search(connection, query));
  }

  @Override
  public int lastAttempt(JobId job) {
    return reading(connection -> ExchangeReader.lastAttempt(connection, job));
  }

  @Override
  public long nextExchange() {
    return reading(ExchangeReader::nextId);
  }

  @Override
  public void record(long firstId, List<HttpExchange> hops) {
    writer().record(firstId, hops);
  }

  @Override
  public HistoryLimits historyLimits() {
    return writer == null ? reading(StoreSettings::readHistory) : writer.history();
  }

  @Override
  public void saveHistoryLimits(HistoryLimits limits) {
    writer().saveHistory(limits);
  }

  @Override
  public void clearHistory() {
    writer().clearHistory();
  }

  @Override
  public Optional<Receipt> receipt(Path file) {
    return reading(connection -> ReceiptTable.find(connection, file));
  }

  @Override
  public List<Receipt> receipts(Path folder) {
    return reading(connection -> ReceiptTable.below(connection, folder));
  }

  @Override
  public void backUp() {
    backUpIfOlderThan(BACKUP_EVERY, writer());
  }

  @Override
  public void close() {
    if (!reader.close()) {
      return;
    }
    try {
      awaitBackupAtOpen();
      if (writer != null) {
        backUpAtClose(writer);
        writer.close();
      }
    } finally {
      try {
        lock.close();
      } catch (Exception e) {
        LOG.warn("The lock of the data folder could not be given back: {}", e.toString());
      }
    }
  }

  private Writer writer() {
    if (writer == null) {
      throw new StoreException("The store was opened for looking only");
    }
    return writer;
  }

  private <T> T reading(Reader.Query<T> query) {
    try {
      return reader.read(query);
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  private void backUpIfOlderThan(Duration age, Writer changed) {
    long commits = changed.commits();
    try {
      if (commits > commitsBackedUp.get() && backups.isOlderThan(age)) {
        backups.make();
        commitsBackedUp.set(commits);
      }
    } catch (IOException e) {
      throw StoreException.of("The backups of the list of downloads cannot be read", e);
    }
  }

  private void backUpAtClose(Writer changed) {
    try {
      backUpIfOlderThan(BACKUP_AT_CLOSE, changed);
    } catch (StoreException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  /** What an earlier run left is backed up beside the start, not before it. */
  private void backUpInBackground() throws IOException, SQLException {
    if (reader.isEmpty() || !backups.isOlderThan(BACKUP_EVERY)) {
      return;
    }
    backupAtOpen =
        Thread.ofPlatform()
            .name("loadstone-backup")
            .daemon()
            .start(
                () -> {
                  try {
                    backups.make();
                  } catch (StoreException e) {
                    LOG.warn("{}", e.getMessage());
                  }
                });
  }

  private void awaitBackupAtOpen() {
    Thread running = backupAtOpen;
    if (running == null) {
      return;
    }
    try {
      if (!running.join(LONGEST_WAIT_FOR_BACKUP)) {
        LOG.warn("The backup of the list of downloads did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
