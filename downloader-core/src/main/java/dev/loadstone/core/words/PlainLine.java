package dev.loadstone.core.words;

/**
 * Text from servers, links and file names made fit for one line: no control characters (which could
 * move a cursor or fake another line), no bidirectional overrides.
 */
public final class PlainLine {
  private PlainLine() {}

  public static String of(String text) {
    if (text.codePoints().noneMatch(PlainLine::isUnfit)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isUnfit(c) ? '?' : c));
    return out.toString();
  }

  /** Whether a character could steer a terminal or turn a line around. */
  public static boolean isUnfit(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200e
        || c == 0x200f
        || c == 0x061c;
  }
}
