package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;

/** What is said about a request. Pure. */
final class ExchangeWords {
  private static final Texts TEXTS = Texts.of(ExchangeWords.class);
  private static final Set<Integer> NAMED =
      Set.of(
          200, 201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406,
          407, 408, 409, 410, 412, 413, 414, 416, 421, 425, 429, 431, 451, 500, 501, 502, 503, 504,
          507, 511);
  private static final int LONGEST_LINK = 96;

  /** How a request stands, as colours tell it apart. */
  enum Tone {
    RUNNING,
    GOOD,
    REDIRECT,
    BAD,
    NEUTRAL;

    String style() {
      return "tone-" + name().toLowerCase(Locale.ROOT);
    }
  }

  private ExchangeWords() {}

  /** {@code 206 Partial Content}, {@code 206, broke off}, or what happened instead of an answer. */
  static String status(ExchangeRecord of) {
    HttpExchange exchange = of.exchange();
    if (exchange.failure() != null && exchange.status() == 0) {
      return TEXTS.get("failed." + exchange.failure().code().name());
    }
    if (exchange.status() == 0) {
      return TEXTS.get(of.running() ? "status.waiting" : "status.none");
    }
    return exchange.failure() != null && exchange.status() < 400
        ? TEXTS.format("status.broken", exchange.status(), broken(exchange.failure().code()))
        : answer(exchange);
  }

  /** Why an answer that began well is of no use. */
  private static String broken(FailureCode code) {
    return switch (code) {
      case BODY_LENGTH_MISMATCH, CONNECTION_ERROR, NO_RESPONSE -> TEXTS.get("broken.off");
      case TIMEOUT -> TEXTS.get("broken.stalled");
      case CANCELLED -> TEXTS.get("broken.stopped");
      default -> TEXTS.get("failed." + code.name());
    };
  }

  /** {@link #status}, and what exactly failed. */
  static String outcome(ExchangeRecord of) {
    Failure failure = of.exchange().failure();
    return failure == null || failure.detail().isEmpty()
        ? status(of)
        : status(of) + "\n" + oneLine(failure.detail(), 400);
  }

  /** Date and time with seconds, in the person's zone and language. */
  static String moment(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
        .format(at.atZone(ZoneId.systemDefault()));
  }

  /** Number and name of the status; the server's own name wins over the standard's. */
  static String answer(HttpExchange exchange) {
    if (exchange.status() == 0) {
      return "";
    }
    String reason = exchange.reason().strip();
    String name =
        reason.isEmpty() && NAMED.contains(exchange.status())
            ? TEXTS.get("http." + exchange.status())
            : reason;
    return (exchange.status() + " " + oneLine(name, 60)).strip();
  }

  static Tone tone(ExchangeRecord of) {
    HttpExchange exchange = of.exchange();
    if (exchange.failure() != null || exchange.status() >= 400) {
      return Tone.BAD;
    }
    if (of.running()) {
      return Tone.RUNNING;
    }
    if (exchange.status() >= 300) {
      return Tone.REDIRECT;
    }
    return exchange.status() >= 200 ? Tone.GOOD : Tone.NEUTRAL;
  }

  /** Host and path, the middle left out where it is long; both ends tell links apart. */
  static String link(HttpExchange exchange) {
    String text = exchange.link().replaceFirst("^[a-z]+://", "");
    return oneLine(shortened(text, LONGEST_LINK), LONGEST_LINK);
  }

  static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int head = longest / 2;
    return text.substring(0, head)
        + "\u2026"
        + text.substring(text.length() - (longest - head - 1));
  }

  /** {@code 3.2 ms}, {@code 1.25 s}; empty where nothing happened. */
  static String micros(long micros) {
    if (micros < 0) {
      return "";
    }
    if (micros < 10_000) {
      return TEXTS.format("time.ms", micros / 1_000.0);
    }
    if (micros < 1_000_000) {
      return TEXTS.format("time.whole_ms", micros / 1_000);
    }
    return micros < 60_000_000
        ? TEXTS.format("time.s", micros / 1_000_000.0)
        : Figures.duration(java.time.Duration.ofMillis(micros / 1_000));
  }

  /** Try, segment and hop as far as they say anything; {@code 2} or {@code 2.1→1}. */
  static String place(HttpExchange exchange) {
    String segment = exchange.segment() == 0 ? "" : "." + exchange.segment();
    String hop = exchange.hop() == 0 ? "" : "\u2192" + exchange.hop();
    return exchange.attempt() + segment + hop;
  }

  static String connection(HttpExchange exchange) {
    if (exchange.remoteAddress().isEmpty()) {
      return "";
    }
    return TEXTS.get(exchange.reused() ? "connection.reused" : "connection.fresh");
  }

  /** A server's text on one line, without what could turn the direction of writing. */
  static String oneLine(String text, int longest) {
    String start = text.length() <= longest ? text : text.substring(0, longest) + "\u2026";
    return start.replaceAll(
        "[\\p{Cntrl}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "\u00b7");
  }
}
