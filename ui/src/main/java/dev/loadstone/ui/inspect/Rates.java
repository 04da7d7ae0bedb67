package dev.loadstone.ui.inspect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Speeds made of counts that are told now and then, smoothed over about two seconds. */
final class Rates {
  private static final double SMOOTH_NANOS = 2e9;

  private final Map<Long, Count> counts = new HashMap<>();

  private record Count(long bytes, long nanos, double rate) {}

  /**
   * Takes a count.
   *
   * @param of whose count it is
   * @param nanos of a clock that only goes forward
   * @return bytes per second
   */
  long count(long of, long bytes, long nanos) {
    @Nullable Count before = counts.get(of);
    if (before == null || bytes < before.bytes()) {
      counts.put(of, new Count(bytes, nanos, 0));
      return 0;
    }
    double passed = nanos - before.nanos();
    if (passed <= 0) {
      return (long) before.rate();
    }
    double now = (bytes - before.bytes()) * 1e9 / passed;
    double weight = before.rate() <= 0 ? 1 : 1 - Math.exp(-passed / SMOOTH_NANOS);
    double rate = before.rate() + weight * (now - before.rate());
    counts.put(of, new Count(bytes, nanos, rate));
    return (long) rate;
  }

  /** Forgets all counts but these. */
  void keep(Set<Long> these) {
    counts.keySet().retainAll(new HashSet<>(these));
  }
}
