package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.HttpExchange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file an answer's body holds (RFC 9110 14.4); read to be shown, not trusted. */
final class BodyRange {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)", Pattern.CASE_INSENSITIVE);

  private BodyRange() {}

  /** Offset of the body's first byte; -1 if it is no part of the file. */
  static long start(HttpExchange exchange) {
    return switch (exchange.status()) {
      case 200 -> 0;
      case 206 -> {
        Matcher range = contentRange(exchange);
        yield range == null ? -1 : Long.parseLong(range.group(1));
      }
      default -> -1;
    };
  }

  /** Whether the answer speaks of a file of that size; a checksum beside the file does not. */
  static boolean isOfFile(HttpExchange exchange, long size) {
    if (size < 0) {
      return true;
    }
    Matcher range = contentRange(exchange);
    String total =
        range != null
            ? range.group(3)
            : exchange.responseHeaders().first("Content-Length").orElse("*").strip();
    return total.equals("*") || total.equals(Long.toString(size));
  }

  /** Bytes that the body was announced to have; -1 if it was not. */
  static long announced(HttpExchange exchange) {
    String length = exchange.responseHeaders().first("Content-Length").orElse("").strip();
    return length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  private static @Nullable Matcher contentRange(HttpExchange exchange) {
    if (exchange.status() != 206) {
      return null;
    }
    String header = exchange.responseHeaders().first("Content-Range").orElse("").strip();
    Matcher matcher = CONTENT_RANGE.matcher(header);
    return matcher.matches() ? matcher : null;
  }
}
