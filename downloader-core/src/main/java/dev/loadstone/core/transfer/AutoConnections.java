package dev.loadstone.core.transfer;

import dev.loadstone.core.model.TransferOptions;

/**
 * Finds how many connections a file is worth: doubles them while that brings speed. Pure but for
 * its own state; guarded by its owner's lock.
 */
final class AutoConnections {
  /** Files below this are done before a second connection pays. */
  static final long SMALLEST_FILE = 8L << 20;

  private static final long WINDOW = 100_000_000L;
  private static final double WORTH_IT = 1.15;
  private static final double FAST_ENOUGH = 400e6;
  private static final int DOUBTS = 3;

  private int wished = 1;
  private boolean settled;
  private double before;
  private int doubts;
  private long windowStart;
  private long windowBytes;

  AutoConnections(long now) {
    windowStart = now;
  }

  /**
   * Takes a measurement; returns how many connections there should be.
   *
   * @param now monotonic nanoseconds
   * @param bytes received since the start
   * @param streaming connections whose body is arriving
   * @param throttled whether a limit, not the network, sets the speed
   */
  int sample(long now, long bytes, int streaming, boolean throttled) {
    if (settled) {
      return wished;
    }
    if (streaming < wished || throttled) {
      windowStart = now;
      windowBytes = bytes;
      return wished;
    }
    long elapsed = now - windowStart;
    if (elapsed < WINDOW) {
      return wished;
    }
    double speed = (bytes - windowBytes) * 1e9 / elapsed;
    windowStart = now;
    windowBytes = bytes;
    judge(speed);
    return wished;
  }

  /** A server or the host's limit allows no more than so many. */
  void refused(int most) {
    wished = Math.max(1, Math.min(wished, most));
    settled = true;
  }

  private void judge(double speed) {
    if (wished == 1 && speed >= FAST_ENOUGH) {
      settled = true;
    } else if (speed > 0 && speed >= before * WORTH_IT) {
      before = speed;
      doubts = 0;
      settled = wished == TransferOptions.MOST_CONNECTIONS;
      wished = Math.min(TransferOptions.MOST_CONNECTIONS, wished * 2);
    } else {
      doubts++;
      settled = doubts == DOUBTS;
    }
  }
}
