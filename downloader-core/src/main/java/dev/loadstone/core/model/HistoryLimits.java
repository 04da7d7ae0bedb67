package dev.loadstone.core.model;

import java.time.Duration;

/**
 * How many exchanges are kept; what goes is the oldest.
 *
 * @param ofJob at most of one job
 * @param total at most of all; 0 keeps none
 * @param age at which they go
 */
public record HistoryLimits(int ofJob, int total, Duration age) {
  /** Some 15 MB. */
  public static final HistoryLimits DEFAULTS = new HistoryLimits(200, 20_000, Duration.ofDays(60));

  private static final int MOST = 10_000_000;

  public HistoryLimits {
    if (ofJob < 0 || total < 0 || ofJob > MOST || total > MOST || !age.isPositive()) {
      throw new InvalidInputException(
          "The history keeps 0 to " + MOST + " requests, for longer than no time");
    }
  }

  /** These without keeping anything. */
  public HistoryLimits off() {
    return new HistoryLimits(ofJob, 0, age);
  }

  public boolean isOff() {
    return ofJob == 0 || total == 0;
  }
}
