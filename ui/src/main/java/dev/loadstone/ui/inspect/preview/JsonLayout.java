package dev.loadstone.ui.inspect.preview;

/**
 * JSON with a line for each member. Works on characters alone, so that what is cut off or wrong is
 * shown as far as it goes.
 */
final class JsonLayout {
  private static final int DEEPEST = 40;

  private final String text;
  private final StringBuilder out;
  private int depth;

  private JsonLayout(String text) {
    this.text = text;
    out = new StringBuilder(text.length() * 2);
  }

  static String of(String text) {
    return new JsonLayout(text).laidOut();
  }

  private String laidOut() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> i = string(i);
        case '{', '[' -> i = open(i);
        case '}', ']' -> {
          depth = Math.max(0, depth - 1);
          newLine().append(c);
        }
        case ',' -> {
          out.append(c);
          newLine();
        }
        case ':' -> out.append(": ");
        default -> {
          if (!Character.isWhitespace(c)) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** Copies a string; returns where it ends. */
  private int string(int start) {
    int end = start + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    int last = Math.min(end, text.length() - 1);
    out.append(text, start, last + 1);
    return last;
  }

  private int open(int at) {
    out.append(text.charAt(at));
    int next = at + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (next < text.length() && (text.charAt(next) == '}' || text.charAt(next) == ']')) {
      out.append(text.charAt(next));
      return next;
    }
    depth++;
    newLine();
    return at;
  }

  private StringBuilder newLine() {
    return out.append('\n').repeat("  ", Math.min(depth, DEEPEST));
  }
}
