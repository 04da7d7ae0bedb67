package dev.loadstone.core.store;

import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.store.JobStore.Batch;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that writes, in transactions. After one that failed the connection is opened anew:
 * nothing of the failed transaction, of its statements or of what was remembered is used again.
 */
final class Writer {
  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  /** Commits between two looks for history that is too old. */
  private static final int LOOK_EVERY = 200;

  private static final int MANY_OPTIONS = 100;

  private final Database database;
  private final TimeSource time;
  private final int mostPages;
  private final ReentrantLock one = new ReentrantLock();
  private @Nullable Session session;
  private final AtomicLong commits = new AtomicLong();
  private volatile HistoryLimits history = HistoryLimits.DEFAULTS;
  private boolean closed;

  /** A connection with its prepared statements. */
  private record Session(
      Connection connection,
      JobWriter jobs,
      LogTable log,
      ExchangeTable exchanges,
      ReceiptTable receipts) {}

  /** Something that changes the database. */
  private interface Change {
    void run(Session session) throws SQLException;
  }

  private Writer(Database database, TimeSource time, int mostPages) {
    this.database = database;
    this.time = time;
    this.mostPages = mostPages;
  }

  static Writer open(Database database, TimeSource time, int mostPages)
      throws SQLException, IOException {
    Writer writer = new Writer(database, time, mostPages);
    Connection connection = database.openWriter(mostPages);
    try {
      Migrations.run(connection);
      dropUnused(connection);
      writer.history = StoreSettings.readHistory(connection);
      writer.session = writer.prepare(connection);
      return writer;
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Looks through all jobs and exchanges, so only where there is something to gain. */
  private static void dropUnused(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "DELETE FROM options WHERE (SELECT count(*) FROM options) > "
              + MANY_OPTIONS
              + " AND id NOT IN (SELECT options FROM jobs)");
      statement.execute(
          "DELETE FROM tls_facts WHERE (SELECT count(*) FROM tls_facts) > "
              + MANY_OPTIONS
              + " AND id NOT IN (SELECT tls FROM exchanges WHERE tls IS NOT NULL)");
    }
    connection.commit();
  }

  private Session prepare(Connection connection) throws SQLException {
    long nextJob = StoreSettings.read(connection).nextJob();
    connection.rollback();
    ReceiptTexts texts = new ReceiptTexts();
    return new Session(
        connection,
        new JobWriter(connection, nextJob, texts),
        new LogTable(connection, nextJob),
        new ExchangeTable(connection, nextJob),
        new ReceiptTable(connection, texts));
  }

  /** Transactions committed by this object. */
  long commits() {
    return commits.get();
  }

  void commit(Batch batch) {
    if (isEmpty(batch)) {
      return;
    }
    write(
        writing -> {
          writing.jobs().save(batch.saved());
          writing.jobs().advance(batch.advanced());
          for (JobId job : batch.removed()) {
            writing.jobs().remove(job);
          }
          for (Map.Entry<JobId, List<Segment>> each : batch.segments().entrySet()) {
            writing.jobs().replaceSegments(each.getKey(), each.getValue());
          }
          writing.log().add(batch.log());
          writing.exchanges().add(batch.exchanges(), history);
          writing.receipts().save(batch.receipts());
          writing.receipts().delete(batch.deleted());
          if (commits.get() % LOOK_EVERY == 0) {
            writing.log().forgetBefore(time.now().minus(StoreBounds.OLDEST));
            writing.exchanges().forgetBefore(time.now().minus(history.age()));
          }
        });
  }

  void saveLimits(Limits limits) {
    write(writing -> StoreSettings.saveLimits(writing.connection(), limits));
  }

  void saveProfile(HostProfile profile) {
    write(writing -> ProfileTable.save(writing.connection(), profile));
  }

  void removeProfile(HostPattern pattern) {
    write(writing -> ProfileTable.remove(writing.connection(), pattern));
  }

  HistoryLimits history() {
    return history;
  }

  /** What is beyond new limits goes at once. */
  void saveHistory(HistoryLimits limits) {
    write(
        writing -> {
          StoreSettings.saveHistory(writing.connection(), limits);
          writing.exchanges().apply(limits);
        });
    history = limits;
  }

  void record(long firstId, List<HttpExchange> hops) {
    write(writing -> writing.exchanges().addRequest(firstId, hops, history));
  }

  void clearHistory() {
    write(writing -> writing.exchanges().clear());
  }

  private static boolean isEmpty(Batch batch) {
    return batch.saved().isEmpty()
        && batch.advanced().isEmpty()
        && batch.removed().isEmpty()
        && batch.segments().isEmpty()
        && batch.log().isEmpty()
        && batch.exchanges().isEmpty()
        && batch.receipts().isEmpty()
        && batch.deleted().isEmpty();
  }

  private void write(Change change) {
    one.lock();
    try {
      if (closed) {
        throw new StoreException("The store is closed");
      }
      boolean done = false;
      try {
        Session writing = usable();
        change.run(writing);
        writing.connection().commit();
        commits.incrementAndGet();
        done = true;
      } finally {
        if (!done) {
          drop();
        }
      }
    } catch (SQLException e) {
      throw database.explain(e);
    } finally {
      one.unlock();
    }
  }

  private Session usable() throws SQLException {
    Session open = session;
    if (open == null) {
      open = openSession();
      session = open;
    }
    return open;
  }

  private Session openSession() throws SQLException {
    Connection connection = database.openWriter(mostPages);
    try {
      return prepare(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Closing a connection takes its unfinished transaction back. */
  private void drop() {
    Session open = session;
    session = null;
    if (open != null) {
      try {
        open.connection().close();
      } catch (SQLException e) {
        LOG.warn("The database could not be closed: {}", e.getMessage());
      }
    }
  }

  void close() {
    one.lock();
    try {
      closed = true;
      drop();
    } finally {
      one.unlock();
    }
  }
}
