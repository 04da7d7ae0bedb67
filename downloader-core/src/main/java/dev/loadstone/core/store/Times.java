package dev.loadstone.core.store;

import java.time.Instant;

/**
 * Moments as one number in the database: nanoseconds since 1970, which reach from 1677 to 2262; a
 * moment beyond is stored as the nearer end.
 */
final class Times {
  private static final long SECOND = 1_000_000_000L;

  private Times() {}

  static long toNanos(Instant moment) {
    try {
      return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), SECOND), moment.getNano());
    } catch (ArithmeticException e) {
      return moment.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  static Instant fromNanos(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
  }
}
