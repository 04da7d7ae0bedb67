package dev.loadstone.core.library;

/** Text from a file made fit for one line of a message. */
final class Printable {
  private static final int LONGEST = 200;

  private Printable() {}

  static String of(String text) {
    String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return start.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]", "?");
  }
}
