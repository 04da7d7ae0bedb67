package dev.loadstone.core.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection that reads, one query at a time. Thread-safe. */
final class Reader {
  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);
  private final ReentrantLock one = new ReentrantLock();
  private final Connection connection;
  private boolean closed;

  /** Something to ask the database. */
  interface Query<T> {
    T run(Connection connection) throws SQLException;
  }

  Reader(Connection connection) {
    this.connection = connection;
  }

  <T> T read(Query<T> query) throws SQLException {
    one.lock();
    try {
      if (closed) {
        throw new StoreException("The store is closed");
      }
      return query.run(connection);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StoreException("A stored value cannot be read: " + e, e);
    } finally {
      one.unlock();
    }
  }

  boolean isEmpty() throws SQLException {
    return read(
        reading -> {
          try (Statement statement = reading.createStatement();
              ResultSet rows = statement.executeQuery("SELECT 1 FROM settings LIMIT 1")) {
            return !rows.next();
          }
        });
  }

  /** Returns false if it was closed before. */
  boolean close() {
    one.lock();
    try {
      if (closed) {
        return false;
      }
      closed = true;
      connection.close();
    } catch (SQLException e) {
      LOG.warn("The database could not be closed: {}", e.getMessage());
    } finally {
      one.unlock();
    }
    return true;
  }
}
