package dev.loadstone.core.store;

import java.time.Duration;

/**
 * How much history a store keeps, so that it does not grow without end. What goes is the oldest.
 *
 * <p>Totals count by number: a line that went with its job still counts until newer ones displace
 * it.
 */
public final class StoreBounds {
  /** Lines kept of one job's log. */
  public static final int LOG_LINES_OF_JOB = 500;

  /** Lines kept of all logs: some 20 MB. */
  public static final int LOG_LINES = 200_000;

  /** Exchanges kept of one job. */
  public static final int EXCHANGES_OF_JOB = 200;

  /** Exchanges kept of all jobs: some 40 MB. */
  public static final int EXCHANGES = 20_000;

  /** Age at which log lines and exchanges go. */
  public static final Duration OLDEST = Duration.ofDays(60);

  private StoreBounds() {}
}
