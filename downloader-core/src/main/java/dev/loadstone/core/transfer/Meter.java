package dev.loadstone.core.transfer;

import dev.loadstone.core.time.TimeSource;

/** Measures bytes per second over the last seconds. Thread-safe; costs the same at any speed. */
final class Meter {
  private static final long SLOT = 100_000_000L;
  private static final int SLOTS = 30;

  private final TimeSource time;
  private final long[] bytes = new long[SLOTS];
  private final long start;
  private long newest;
  private long total;

  Meter(TimeSource time) {
    this.time = time;
    start = time.nanos();
  }

  synchronized void add(long count) {
    advance();
    bytes[(int) (newest % SLOTS)] += count;
    total += count;
  }

  /** All bytes since the start. */
  synchronized long total() {
    return total;
  }

  /** Over the last three seconds, or since the start if that is less. */
  synchronized long bytesPerSecond() {
    advance();
    long sum = 0;
    for (long each : bytes) {
      sum += each;
    }
    long elapsed = time.nanos() - start;
    long window = Math.min(elapsed, elapsed % SLOT + (SLOTS - 1) * SLOT);
    return Math.round(sum * 1e9 / Math.max(window, SLOT));
  }

  private void advance() {
    long slot = (time.nanos() - start) / SLOT;
    if (slot - newest >= SLOTS) {
      java.util.Arrays.fill(bytes, 0);
      newest = slot;
    }
    while (newest < slot) {
      newest++;
      bytes[(int) (newest % SLOTS)] = 0;
    }
  }
}
