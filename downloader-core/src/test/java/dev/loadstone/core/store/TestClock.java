package dev.loadstone.core.store;

import dev.loadstone.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Wall time that moves when told to. */
final class TestClock implements TimeSource {
  private volatile Instant now = Samples.NOW;

  void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public void sleep(long nanos) {
    throw new UnsupportedOperationException("the store does not wait");
  }
}
