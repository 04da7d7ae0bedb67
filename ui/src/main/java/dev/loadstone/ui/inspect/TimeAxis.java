package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.HttpExchange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A common axis of time on which long pauses without a request are cut short, so that requests
 * before and after a night's break can be told apart at all. Immutable.
 */
final class TimeAxis {
  /** A pause longer than this share of the time in which something happened is cut to it. */
  private static final double LONGEST_PAUSE = 0.08;

  private static final TimeAxis NOTHING = new TimeAxis(List.of(), Instant.EPOCH, 0);

  private final List<Stretch> stretches;
  private final Instant origin;
  private final double length;

  /**
   * A stretch in which something happened.
   *
   * @param start microseconds after the origin
   * @param end microseconds after the origin
   * @param at where it begins on the axis, in microseconds of the axis
   */
  private record Stretch(long start, long end, double at) {}

  private record Span(long start, long end) {}

  private TimeAxis(List<Stretch> stretches, Instant origin, double length) {
    this.stretches = stretches;
    this.origin = origin;
    this.length = length;
  }

  static TimeAxis of(List<HttpExchange> exchanges) {
    if (exchanges.isEmpty()) {
      return NOTHING;
    }
    Instant origin =
        exchanges.stream().map(HttpExchange::startedAt).min(Comparator.naturalOrder()).get();
    List<Span> busy = merged(exchanges, origin);
    long busyTime = Math.max(1, busy.stream().mapToLong(s -> s.end() - s.start()).sum());
    double longest = (double) busyTime * LONGEST_PAUSE;
    List<Stretch> stretches = new ArrayList<>();
    double at = 0;
    for (int i = 0; i < busy.size(); i++) {
      Span span = busy.get(i);
      at += i == 0 ? 0 : Math.min(longest, (double) (span.start() - busy.get(i - 1).end()));
      stretches.add(new Stretch(span.start(), span.end(), at));
      at += span.end() - span.start();
    }
    return new TimeAxis(stretches, origin, Math.max(1, at));
  }

  private static List<Span> merged(List<HttpExchange> exchanges, Instant origin) {
    List<Span> spans = new ArrayList<>();
    for (HttpExchange each : exchanges) {
      long start = micros(origin, each.startedAt());
      spans.add(new Span(start, start + each.timing().total()));
    }
    spans.sort(Comparator.comparingLong(Span::start));
    List<Span> merged = new ArrayList<>();
    for (Span each : spans) {
      if (merged.isEmpty() || merged.getLast().end() < each.start()) {
        merged.add(each);
      } else {
        Span last = merged.removeLast();
        merged.add(new Span(last.start(), Math.max(last.end(), each.end())));
      }
    }
    return merged;
  }

  /** Where a moment of a request stands: 0 at the axis's beginning, 1 at its end. */
  double position(Instant began, long microsAfter) {
    long moment = micros(origin, began) + microsAfter;
    double at = 0;
    for (Stretch each : stretches) {
      if (moment < each.start()) {
        break;
      }
      at = each.at() + Math.min(moment, each.end()) - each.start();
    }
    return Math.clamp(at / Math.max(1, length), 0, 1);
  }

  /** Where pauses were cut out, as positions. */
  List<Double> breaks() {
    List<Double> breaks = new ArrayList<>();
    for (int i = 1; i < stretches.size(); i++) {
      Stretch before = stretches.get(i - 1);
      Stretch after = stretches.get(i);
      double shown = after.at() - before.at() - (before.end() - before.start());
      if (after.start() - before.end() > shown + 1) {
        breaks.add((after.at() - shown / 2) / length);
      }
    }
    return breaks;
  }

  /** What the axis shows, in microseconds, pauses cut. */
  long micros() {
    return (long) length;
  }

  private static long micros(Instant from, Instant to) {
    return ChronoUnit.MICROS.between(from, to);
  }
}
