package dev.loadstone.core.transfer;

import dev.loadstone.core.time.TimeSource;

/** A limit of bytes per second that many threads share; changed at any time. Thread-safe. */
public final class Throttle {

  /**
   * A throttle.
   *
   * @param bytesPerSecond 0 for none
   */
  public Throttle(TimeSource time, long bytesPerSecond) {}

  public void limit(long bytesPerSecond) {
    throw new UnsupportedOperationException();
  }

  /** Waits until the bytes may pass; at once without a limit. */
  public void pass(int bytes) {
    throw new UnsupportedOperationException();
  }
}
