package dev.loadstone.core.source;

/** Foreign text made fit for one line of a message. */
final class Shown {
  private static final int LONGEST = 80;

  private Shown() {}

  static String of(String text) {
    String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return start.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]", "?");
  }
}
