package dev.loadstone.core.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Dates in HTTP headers, in the three forms of RFC 9110 5.6.7. */
public final class HttpDates {
  private static final int LONGEST = 64;
  private static final int YEARS_AHEAD = 50;
  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_MONTH_YEAR = formatter("d MMM uuuu HH:mm:ss 'GMT'");
  private static final DateTimeFormatter ASCTIME = formatter("MMM d HH:mm:ss uuuu");

  private HttpDates() {}

  /**
   * Reads a date; empty if it is none.
   *
   * @param now to place the two-digit years of RFC 850: at most 50 years ahead
   */
  public static Optional<Instant> parse(String value, Instant now) {
    String text = value.strip().replaceAll(" +", " ");
    int dayNameEnd = text.indexOf(' ');
    if (text.length() > LONGEST || dayNameEnd < 0) {
      return Optional.empty();
    }
    String rest = text.substring(dayNameEnd + 1);
    DateTimeFormatter form =
        text.charAt(dayNameEnd - 1) != ','
            ? ASCTIME
            : rest.indexOf('-') > 0 ? shortYear(now) : DAY_MONTH_YEAR;
    try {
      return Optional.of(LocalDateTime.parse(rest, form).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Writes a date in the preferred form, whole seconds. */
  public static String format(Instant time) {
    return IMF_FIXDATE.format(time);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.US);
  }

  private static DateTimeFormatter shortYear(Instant now) {
    int lastYear = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD;
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("d-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, lastYear - 99)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US);
  }
}
