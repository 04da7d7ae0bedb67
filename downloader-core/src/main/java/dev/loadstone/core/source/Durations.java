package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Times as they are given on a command line: seconds, with decimals if wanted. */
public final class Durations {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?|\\.\\d{1,9}");

  private Durations() {}

  /**
   * Reads seconds: {@code 30}, {@code 2.5}, {@code .25}.
   *
   * @throws InvalidInputException if it is no number of seconds, or negative
   */
  public static Duration parse(String text) {
    String typed = text.strip();
    if (!SECONDS.matcher(typed).matches()) {
      throw new InvalidInputException(
          "'" + Shown.of(text) + "' is not a time: write seconds, for example 30 or 2.5");
    }
    return Duration.ofNanos(new BigDecimal(typed).movePointRight(9).longValueExact());
  }
}
