package dev.loadstone.ui.common;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.source.Sizes;
import java.util.regex.Pattern;

/** Limits of speed as they are typed and shown: bytes per second, nothing for no limit. */
public final class SpeedLimits {
  private static final Texts TEXTS = Texts.of(SpeedLimits.class);

  /** A decimal comma; with three digits behind it, it could part thousands, so that is refused. */
  private static final Pattern COMMA = Pattern.compile(",(\\d{1,2})(?!\\d)");

  private SpeedLimits() {}

  /**
   * Reads {@code 500K}, {@code 1.5 MiB/s}, {@code 1,5 MiB/s} or nothing.
   *
   * @return 0 for no limit
   * @throws InvalidInputException with one line for a person
   */
  public static long parse(String text) {
    if (text.isBlank()) {
      return 0;
    }
    try {
      String size = text.strip().replaceFirst("/s$", "");
      return Sizes.parse(COMMA.matcher(size).replaceFirst(".$1"));
    } catch (InvalidInputException _) {
      throw new InvalidInputException(TEXTS.get("speed.wrong"));
    }
  }

  /** As it can be read again; empty for no limit. */
  public static String text(long bytesPerSecond) {
    return Figures.speed(bytesPerSecond);
  }
}
