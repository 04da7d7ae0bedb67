package dev.loadstone.app.cli;

import dev.loadstone.core.words.PlainLine;

/** Text from servers, links and file names made fit for one line of a terminal. */
public final class OneLine {
  private OneLine() {}

  public static String of(String text) {
    return PlainLine.of(text);
  }

  /** Cuts out the middle, where names differ least, so that the result has at most that width. */
  static String shortened(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    if (width <= 3) {
      return text.substring(0, Math.max(0, width));
    }
    int tail = (width - 3) / 2;
    int head = width - 3 - tail;
    return withoutHalves(text.substring(0, head))
        + "..."
        + withoutHalves(text.substring(text.length() - tail));
  }

  /** Drops a surrogate whose other half was cut off. */
  private static String withoutHalves(String text) {
    int start = !text.isEmpty() && Character.isLowSurrogate(text.charAt(0)) ? 1 : 0;
    int end = text.length();
    if (end > start && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
