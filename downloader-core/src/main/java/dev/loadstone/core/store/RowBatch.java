package dev.loadstone.core.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A statement whose rows go to the database many at a time: carrying it out for each costs as much
 * again as the row. Rows are written once {@link #flush} returns. One thread.
 */
final class RowBatch {
  /** The driver holds the values of so many rows. */
  private static final int MOST = 256;

  private final PreparedStatement statement;
  private int waiting;

  RowBatch(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Takes a row with the values that were set. */
  void add() throws SQLException {
    statement.addBatch();
    waiting++;
    if (waiting == MOST) {
      flush();
    }
  }

  void flush() throws SQLException {
    if (waiting > 0) {
      statement.executeBatch();
      waiting = 0;
    }
  }
}
