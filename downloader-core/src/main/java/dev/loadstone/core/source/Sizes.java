package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of bytes as people write them: {@code 500}, {@code 500K}, {@code 1.5G}.
 *
 * <p>Units are powers of 1024, as in curl, aria2 and wget; {@code K}, {@code KB} and {@code KiB}
 * are the same.
 */
public final class Sizes {
  private static final String UNITS = "KMGTPE";
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?) ?(?:([KMGTPE])i?)?B?", Pattern.CASE_INSENSITIVE);

  private Sizes() {}

  /**
   * Reads an amount; a part of a byte is dropped.
   *
   * @throws InvalidInputException if it is none, or more than 8 EiB
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new InvalidInputException(
          "'" + Shown.of(text) + "' is not a size: write bytes, or 500K, 1.5M, 2G");
    }
    int power = size.group(2) == null ? 0 : exponent(size.group(2));
    BigDecimal bytes =
        new BigDecimal(size.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new InvalidInputException("'" + Shown.of(text) + "' is more than a file can hold");
    }
    return bytes.longValue();
  }

  /** The amount for a person: {@code 1.5 MiB}; three digits that count, rounded down. */
  public static String human(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    int power = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
    BigDecimal value =
        BigDecimal.valueOf(bytes)
            .divide(BigDecimal.valueOf(1L << (10 * power)), 4, RoundingMode.DOWN);
    int whole = value.intValue();
    int decimals = whole >= 100 ? 0 : whole >= 10 ? 1 : 2;
    return value.setScale(decimals, RoundingMode.DOWN).toPlainString()
        + " "
        + UNITS.charAt(power - 1)
        + "iB";
  }

  private static int exponent(String unit) {
    return UNITS.indexOf(unit.toUpperCase(Locale.ROOT)) + 1;
  }
}
