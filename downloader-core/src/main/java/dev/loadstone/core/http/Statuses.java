package dev.loadstone.core.http;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a status that is not the wanted one means for a job (RFC 9110 15, RFC 6585). */
public final class Statuses {
  private static final Duration LONGEST_WAIT = Duration.ofDays(366);
  private static final int MOST_DIGITS = 18;
  private static final Map<Integer, String> WORDS =
      Map.ofEntries(
          Map.entry(204, "No Content"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(407, "Proxy Authentication Required"),
          Map.entry(408, "Request Timeout"),
          Map.entry(410, "Gone"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(416, "Range Not Satisfiable"),
          Map.entry(425, "Too Early"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(451, "Unavailable For Legal Reasons"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"),
          Map.entry(505, "HTTP Version Not Supported"));

  private Statuses() {}

  /**
   * The failure that a status stands for: 401 wants a person, a proxy's 407 one for the proxy; 408,
   * 425, 429 and 5xx but 501 and 505 are temporary and carry {@code Retry-After}; every other is
   * final.
   */
  public static Failure classify(int status, Headers headers, Instant now, HttpAnswer.Way way) {
    String words = WORDS.containsKey(status) ? " " + WORDS.get(status) : "";
    String detail = "the server answered " + status + words;
    if (status == 407 && way.proxy() != null) {
      return proxyAuth(way.proxy(), way.digestOnly());
    }
    if (way.missedCertificate() && status == 400) {
      // nginx answers so where it must have one; others may ask for one that they can do without.
      detail += "; it asked for a client certificate and got none";
    }
    if (status == 401) {
      return Failure.status(FailureCode.SIGN_IN_NEEDED, status, detail, null);
    }
    if (!isTemporary(status)) {
      return Failure.status(FailureCode.HTTP_STATUS, status, detail, null);
    }
    Duration wait = retryAfter(headers, now).orElse(null);
    return Failure.status(
        FailureCode.HTTP_STATUS_TEMPORARY, status, detail + asksToWait(wait), wait);
  }

  /** The same failure; where a sign-in went along and is still asked for, it says so. */
  public static Failure answering(HttpExchange asked, Failure failure) {
    return failure.code() == FailureCode.SIGN_IN_NEEDED
            && asked.requestHeaders().has("Authorization")
        ? failure.withDetail(failure.detail() + "; the sign-in that was sent is refused")
        : failure;
  }

  /** What a proxy's question means that was not answered to its content. */
  public static Failure proxyAuth(String proxy, boolean digestOnly) {
    return Failure.of(
        FailureCode.PROXY_AUTH,
        digestOnly
            ? "the proxy "
                + proxy
                + " refuses name or password, or asks for no Digest, and nothing else is sent"
            : "the proxy " + proxy + " wants a name and password, or others");
  }

  /** True for 301, 302, 303, 307 and 308; 300 and 304 to 306 lead nowhere by themselves. */
  public static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /** Whether the same request may be answered otherwise later. */
  public static boolean isTemporary(int status) {
    return switch (status) {
      case 408, 425, 429 -> true;
      case 501, 505 -> false;
      default -> status >= 500 && status <= 599;
    };
  }

  /**
   * The delay that {@code Retry-After} asks for (RFC 9110 10.2.3): at least none, at most a year;
   * empty without one or if it is unreadable.
   */
  public static Optional<Duration> retryAfter(Headers headers, Instant now) {
    return headers.first("Retry-After").map(String::strip).flatMap(value -> delay(value, now));
  }

  private static Optional<Duration> delay(String value, Instant now) {
    if (value.matches("-?\\d+(\\.\\d*)?")) {
      String whole = value.replaceFirst("\\..*", "");
      boolean huge = whole.length() > MOST_DIGITS;
      long most = LONGEST_WAIT.toSeconds();
      long seconds = value.startsWith("-") ? 0 : huge ? most : Long.parseLong(whole);
      return Optional.of(bounded(Duration.ofSeconds(Math.min(most, seconds))));
    }
    return HttpDates.parse(value, now).map(date -> bounded(Duration.between(now, date)));
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String asksToWait(@Nullable Duration wait) {
    return wait == null ? "" : " and asks to wait " + wait.toSeconds() + " s";
  }
}
