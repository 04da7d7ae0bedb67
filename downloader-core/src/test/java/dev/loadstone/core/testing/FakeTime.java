package dev.loadstone.core.testing;

import dev.loadstone.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Clocks that stand still until they are advanced; a sleep advances them. Thread-safe. */
public final class FakeTime implements TimeSource {
  private Instant now;
  private long nanos = 1_000_000_000_000L;

  public FakeTime(Instant start) {
    now = start;
  }

  /** Starts at noon of a day in 2026. */
  public FakeTime() {
    this(Instant.parse("2026-05-05T12:00:00Z"));
  }

  public synchronized void advance(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public void sleep(long nanoseconds) {
    advance(Duration.ofNanos(Math.max(0, nanoseconds)));
  }
}
