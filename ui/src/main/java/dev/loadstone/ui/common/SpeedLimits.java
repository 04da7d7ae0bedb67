package dev.loadstone.ui.common;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.source.Sizes;

/** Limits of speed as they are typed and shown: bytes per second, nothing for no limit. */
public final class SpeedLimits {
  private static final Texts TEXTS = Texts.of(SpeedLimits.class);

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
      return Sizes.parse(text.strip().replaceFirst("/s$", "").replace(',', '.'));
    } catch (InvalidInputException _) {
      throw new InvalidInputException(TEXTS.get("speed.wrong"));
    }
  }

  /** As it can be read again; empty for no limit. */
  public static String text(long bytesPerSecond) {
    return Figures.speed(bytesPerSecond);
  }
}
