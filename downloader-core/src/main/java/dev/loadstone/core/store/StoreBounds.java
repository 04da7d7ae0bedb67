package dev.loadstone.core.store;

import java.time.Duration;

/**
 * How much of the logs a store keeps, so that it does not grow without end. What goes is the
 * oldest.
 *
 * <p>Totals count by number: a line that went with its job still counts until newer ones displace
 * it.
 */
public final class StoreBounds {
  /** Lines kept of one job's log. */
  public static final int LOG_LINES_OF_JOB = 500;

  /** Lines kept of all logs: some 20 MB. */
  public static final int LOG_LINES = 200_000;

  /** Age at which log lines go. */
  public static final Duration OLDEST = Duration.ofDays(60);

  private StoreBounds() {}
}
