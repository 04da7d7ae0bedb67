package dev.loadstone.ui.request;

/** Breaks JSON into indented lines without changing anything else of it. Pure. */
final class JsonLines {
  private static final int MOST_INDENT = 40;

  private JsonLines() {}

  /** The text with each member on a line of its own; text that is no JSON stays readable. */
  static String indented(String json) {
    StringBuilder out = new StringBuilder(json.length() + json.length() / 2);
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        out.append(c);
        if (c == '\\' && i + 1 < json.length()) {
          out.append(json.charAt(++i));
        }
        inString = c != '"';
      } else if (c == '"') {
        inString = true;
        out.append(c);
      } else if (c == '{' || c == '[') {
        int close = afterBlanks(json, i + 1);
        boolean empty =
            close < json.length() && (json.charAt(close) == '}' || json.charAt(close) == ']');
        out.append(c);
        if (empty) {
          out.append(json.charAt(close));
          i = close;
        } else {
          newLine(out, ++depth);
        }
      } else if (c == '}' || c == ']') {
        depth = Math.max(0, depth - 1);
        newLine(out, depth);
        out.append(c);
      } else if (c == ',') {
        out.append(c);
        newLine(out, depth);
      } else if (c == ':') {
        out.append(": ");
      } else if (!Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int afterBlanks(String json, int from) {
    int at = from;
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return at;
  }

  private static void newLine(StringBuilder out, int depth) {
    out.append('\n').append("  ".repeat(Math.min(depth, MOST_INDENT)));
  }
}
