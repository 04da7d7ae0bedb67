package dev.loadstone.core.transfer;

import dev.loadstone.core.time.TimeSource;
import java.util.function.BooleanSupplier;

/**
 * A limit of bytes per second that many threads share; changed at any time. Thread-safe.
 *
 * <p>Bytes are handed out in the order they are asked for; what was not used for a while is lost
 * but for a tenth of a second's worth.
 */
public final class Throttle {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_NAP = SECOND / 10;
  private static final double BURST_SECONDS = 0.1;
  private static final int SMALLEST_GRAIN = 1_024;

  private final TimeSource time;
  private long limit;

  /** Bytes that may have passed by {@link #stamp}. */
  private double earned;

  private double promised;
  private long stamp;

  /**
   * A throttle.
   *
   * @param bytesPerSecond 0 for none
   */
  public Throttle(TimeSource time, long bytesPerSecond) {
    this.time = time;
    limit = bytesPerSecond;
    stamp = time.nanos();
  }

  /** Changes the limit; who waits already waits by the new one. */
  public synchronized void limit(long bytesPerSecond) {
    long now = time.nanos();
    earned = earned(now);
    stamp = now;
    limit = bytesPerSecond;
    if (limit == 0) {
      earned = promised;
    }
  }

  /** Waits until the bytes may pass; at once without a limit, or if the thread is interrupted. */
  public void pass(int bytes) {
    pass(bytes, () -> false);
  }

  /** Waits until the bytes may pass or the caller has stopped. */
  void pass(int bytes, BooleanSupplier stopped) {
    double ticket;
    synchronized (this) {
      if (limit == 0) {
        return;
      }
      long now = time.nanos();
      double have = earned(now);
      if (have > promised + limit * BURST_SECONDS) {
        earned = promised + limit * BURST_SECONDS;
        stamp = now;
      }
      promised += bytes;
      ticket = promised;
    }
    for (long wait = wait(ticket); wait > 0; wait = wait(ticket)) {
      if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return;
      }
      time.sleep(Math.min(wait, LONGEST_NAP));
    }
  }

  /** How many bytes are best asked for at once so that the stream stays even. */
  synchronized int grain(int most) {
    return limit == 0
        ? most
        : (int) Math.clamp((long) (limit * BURST_SECONDS / 2), SMALLEST_GRAIN, (long) most);
  }

  synchronized boolean isLimited() {
    return limit != 0;
  }

  private synchronized long wait(double ticket) {
    if (limit == 0) {
      return 0;
    }
    double missing = ticket - earned(time.nanos());
    return missing <= 0 ? 0 : Math.max(1, (long) Math.ceil(missing / limit * SECOND));
  }

  private double earned(long now) {
    return earned + (double) limit * (now - stamp) / SECOND;
  }
}
