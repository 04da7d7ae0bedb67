package dev.loadstone.app.cli;

import dev.loadstone.core.model.ResponseCode;
import dev.loadstone.core.source.Sizes;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them; the same on terminals, in tables and in failures. */
public final class Words {
  private Words() {}

  /** {@code 1.5 MiB}; {@code ?} if it is not known. */
  public static String bytes(long bytes) {
    return bytes < 0 ? "?" : Sizes.human(bytes);
  }

  /** A status with its phrase, for example {@code 206 Partial Content}. */
  static String status(int number) {
    return number + ResponseCode.phrase(number).map(phrase -> " " + phrase).orElse("");
  }

  static String speed(long bytesPerSecond) {
    return bytes(bytesPerSecond) + "/s";
  }

  /** {@code 7s}, {@code 3m05s}, {@code 2h07m}, {@code 4d03h}. */
  static String duration(Duration duration) {
    long s = Math.max(0, duration.toSeconds());
    if (s < 60) {
      return s + "s";
    }
    if (s < 3_600) {
      return String.format(Locale.ROOT, "%dm%02ds", s / 60, s % 60);
    }
    if (s < 86_400) {
      return String.format(Locale.ROOT, "%dh%02dm", s / 3_600, s / 60 % 60);
    }
    return String.format(Locale.ROOT, "%dd%02dh", s / 86_400, s / 3_600 % 24);
  }

  /** Time left at that speed; {@code ?} if nobody can know. */
  static String timeLeft(long bytesLeft, long bytesPerSecond) {
    return bytesLeft < 0 || bytesPerSecond <= 0
        ? "?"
        : duration(Duration.ofSeconds((bytesLeft + bytesPerSecond - 1) / bytesPerSecond));
  }

  public static String files(long count) {
    return count == 1 ? "1 file" : count + " files";
  }
}
