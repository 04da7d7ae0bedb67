package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.HttpExchange.Timing;
import java.util.ArrayList;
import java.util.List;

/**
 * One phase of a request in its time.
 *
 * @param start microseconds after the request began
 * @param length microseconds
 */
record PhaseBar(Kind kind, long start, long length) {

  /** Phases in the order they happen; TLS is told apart from the connecting it ends. */
  enum Kind {
    QUEUED,
    RESOLVING,
    CONNECTING,
    SECURING,
    SENDING,
    WAITING,
    RECEIVING;

    /** The phase's style class and the end of its text's key. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Those that happened, each where the one before ended. */
  static List<PhaseBar> of(Timing timing) {
    List<PhaseBar> bars = new ArrayList<>();
    long securing = Math.max(0, Math.min(timing.securing(), timing.connecting()));
    long at = add(bars, Kind.QUEUED, 0, timing.blocked());
    at = add(bars, Kind.RESOLVING, at, timing.resolving());
    at = add(bars, Kind.CONNECTING, at, timing.connecting() - securing);
    at = add(bars, Kind.SECURING, at, securing == 0 ? -1 : securing);
    at = add(bars, Kind.SENDING, at, timing.sending());
    at = add(bars, Kind.WAITING, at, timing.waiting());
    add(bars, Kind.RECEIVING, at, timing.receiving());
    return bars;
  }

  private static long add(List<PhaseBar> bars, Kind kind, long start, long length) {
    if (length < 0) {
      return start;
    }
    bars.add(new PhaseBar(kind, start, length));
    return start + length;
  }
}
