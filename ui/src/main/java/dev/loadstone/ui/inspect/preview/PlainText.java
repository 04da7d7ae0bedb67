package dev.loadstone.ui.inspect.preview;

/** Text from a file made fit for a screen. */
final class PlainText {
  private static final String UNFIT =
      "[\\p{Cntrl}&&[^\\n\\t]]|[\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";

  private PlainText() {}

  /** Lines kept; controls and what turns the direction of writing replaced. */
  static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll(UNFIT, "\u00b7");
  }

  /** One line of at most so many characters. */
  static String line(String text, int longest) {
    String start = text.length() <= longest ? text : text.substring(0, longest) + "\u2026";
    return lines(start).replaceAll("[\\n\\t]", " ");
  }
}
