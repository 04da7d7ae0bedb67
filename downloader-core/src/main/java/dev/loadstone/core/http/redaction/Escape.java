package dev.loadstone.core.http.redaction;

import org.jspecify.annotations.Nullable;

/**
 * A percent escape (RFC 3986 2.1), perhaps escaped again itself, however often: {@code %3D}, {@code
 * %253D}.
 *
 * @param end where the text goes on behind it
 */
record Escape(char meant, int end) {

  /** The one that begins with the percent sign there; null if none does. */
  static @Nullable Escape at(String text, int percent) {
    int digits = percent + 1;
    while (text.startsWith("25", digits)) {
      digits += 2;
    }
    if (digits + 1 < text.length()) {
      int high = Character.digit(text.charAt(digits), 16);
      int low = Character.digit(text.charAt(digits + 1), 16);
      if (high >= 0 && low >= 0) {
        return new Escape((char) (high * 16 + low), digits + 2);
      }
    }
    return null;
  }
}
