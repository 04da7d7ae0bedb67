package dev.loadstone.core.http.redaction;

/**
 * One pass over a text that finds {@code ?name=value} and {@code &name=value}, also where the marks
 * are percent-encoded, however often: the query of a link inside another link's query.
 */
final class ParameterScan {
  private static final int LONGEST_NAME = 128;
  private static final int NONE = -1;

  private final String text;
  private final String replacement;
  private final StringBuilder out;
  private int copied;

  /** Of the mark that {@link #markAt} found: 1, or more if it is encoded. */
  private int width;

  ParameterScan(String text, String replacement) {
    this.text = text;
    this.replacement = replacement;
    out = new StringBuilder(0);
  }

  /** The text with the values of secret names replaced; the same if there are none. */
  String redacted() {
    int name = NONE;
    int at = 0;
    while (at < text.length()) {
      char mark = markAt(at);
      int after = at + width;
      switch (mark) {
        case '?', '&', ';', '#' -> name = after;
        case '=' -> {
          if (name != NONE && at > name && at - name <= LONGEST_NAME) {
            after = value(name, at, after);
          }
          name = NONE;
        }
        case ' ', '\t', '\r', '\n', '"', '<', '>' -> name = NONE;
        default -> {}
      }
      at = after;
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /** Returns where to go on: after a secret value, else at its beginning. */
  private int value(int name, int equals, int from) {
    boolean encoded = width > 1;
    if (!SecretNames.isParameter(text.substring(name, equals))) {
      return from;
    }
    int end = from;
    while (end < text.length() && !endsValue(markAt(end), encoded)) {
      end += width;
    }
    if (end > from) {
      out.append(text, copied, from).append(replacement);
      copied = end;
    }
    return end;
  }

  /** An encoded mark ends only a value that began with an encoded one. */
  private boolean endsValue(char mark, boolean encoded) {
    return switch (mark) {
      case '&', '#' -> encoded || width == 1;
      case ' ', '\t', '\r', '\n', '"', '<', '>' -> width == 1;
      default -> false;
    };
  }

  /** The character that stands there, with {@code %3D} and {@code %253D} read as what they mean. */
  private char markAt(int at) {
    char c = text.charAt(at);
    width = 1;
    if (c != '%') {
      return c;
    }
    Escape escape = Escape.at(text, at);
    if (escape != null && "?&;#=".indexOf(escape.meant()) >= 0) {
      width = escape.end() - at;
      return escape.meant();
    }
    return c;
  }
}
