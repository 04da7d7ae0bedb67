package dev.loadstone.app.cli;

import dev.loadstone.core.model.HttpExchange.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The phases of a request as bars of text, one below the other, each where it began. Pure. */
final class Waterfall {
  private static final int WIDTH = 50;
  private static final int NAME_WIDTH = 12;

  private final List<String> lines = new ArrayList<>();
  private final long total;

  private Waterfall(long total) {
    this.total = total;
  }

  static List<String> of(Timing timing) {
    Waterfall fall = new Waterfall(timing.total());
    long at = fall.bar("queued", 0, timing.blocked());
    at = fall.bar("resolving", at, timing.resolving());
    long connected = fall.bar("connecting", at, timing.connecting());
    // The handshake is the end of connecting, not a step after it.
    fall.bar("TLS", connected - Math.max(0, timing.securing()), timing.securing());
    at = fall.bar("sending", connected, timing.sending());
    at = fall.bar("waiting", at, timing.waiting());
    fall.bar("receiving", at, timing.receiving());
    return fall.lines;
  }

  /** A name at the width that all bars have before them. */
  static String padded(String name) {
    return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
  }

  /** Adds a bar unless the phase did not happen; returns where it ends. */
  private long bar(String name, long start, long micros) {
    if (micros < 0) {
      return start;
    }
    int from = column(start);
    int to = Math.max(from + 1, column(start + micros));
    String number = String.format(Locale.ROOT, "%10.1f ms  ", micros / 1_000.0);
    lines.add(padded(name) + number + " ".repeat(from) + "=".repeat(to - from));
    return start + micros;
  }

  private int column(long micros) {
    return total <= 0 ? 0 : (int) Math.min(WIDTH, micros * WIDTH / total);
  }
}
