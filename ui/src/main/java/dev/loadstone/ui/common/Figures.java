package dev.loadstone.ui.common;

import dev.loadstone.core.source.Sizes;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Numbers as people read them in tables; unknown ones are empty. Thread-safe. */
public final class Figures {
  private static final Texts TEXTS = Texts.of(Figures.class);
  private static final char POINT =
      DecimalFormatSymbols.getInstance(TEXTS.locale()).getDecimalSeparator();

  private Figures() {}

  /** {@code 1.5 MiB}. */
  public static String bytes(long bytes) {
    return bytes < 0 ? "" : Sizes.human(bytes).replace('.', POINT);
  }

  /** {@code 1.5 MiB (1,572,864 bytes)}; a number of bytes alone if it is small. */
  public static String exact(long bytes) {
    return bytes < 1_024 ? bytes(bytes) : TEXTS.format("figures.exact", bytes(bytes), bytes);
  }

  /** {@code 1,234}. */
  public static String count(long count) {
    return String.format(TEXTS.locale(), "%,d", count);
  }

  /** {@code 1.5 MiB/s}; empty at a standstill. */
  public static String speed(long bytesPerSecond) {
    return bytesPerSecond <= 0 ? "" : bytes(bytesPerSecond) + "/s";
  }

  /** {@code 7 s}, {@code 3:05}, {@code 2:07:00}, {@code 4 d 3 h}. */
  public static String duration(Duration duration) {
    long s = Math.max(0, duration.toSeconds());
    if (s < 60) {
      return s + " s";
    }
    if (s < 3_600) {
      return "%d:%02d".formatted(s / 60, s % 60);
    }
    if (s < 86_400) {
      return "%d:%02d:%02d".formatted(s / 3_600, s / 60 % 60, s % 60);
    }
    return TEXTS.format("figures.days", s / 86_400, s / 3_600 % 24);
  }

  /** Time left at that speed; empty if nobody can know. */
  public static String timeLeft(long bytesLeft, long bytesPerSecond) {
    return bytesLeft < 0 || bytesPerSecond <= 0
        ? ""
        : duration(Duration.ofSeconds((bytesLeft + bytesPerSecond - 1) / bytesPerSecond));
  }

  /** Date and time, short, in the person's zone and language. */
  public static String moment(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
        .format(at.atZone(ZoneId.systemDefault()));
  }
}
