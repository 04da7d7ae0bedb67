package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;

/**
 * Commands as the command prompt of Windows reads them and the C library then splits them: first
 * carets are undone outside of quotes, then {@code "}, {@code \"} and {@code ""} inside an
 * argument.
 */
final class CmdText {
  private final String text;
  private final CommandWords.Collector out = new CommandWords.Collector();
  private final StringBuilder line = new StringBuilder();
  private int at;

  CmdText(String text) {
    this.text = text;
  }

  CommandWords read() {
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '^' && !quoted) {
        if (at == text.length() || afterLineBreak(at) == text.length()) {
          return split(true);
        }
        escaped();
      } else if (c == '\n' || c == '\r' || (c == '&' && !quoted)) {
        split(false);
        quoted = false;
      } else if (!quoted && "|<>".indexOf(c) >= 0) {
        throw new InvalidInputException(
            "The curl command goes on with '" + c + "': paste it alone, its link in quotes");
      } else {
        quoted ^= c == '"';
        line.append(c);
      }
    }
    return split(false);
  }

  /** A line break after a caret is dropped, and what follows that is taken as it is. */
  private void escaped() {
    int next = afterLineBreak(at);
    if (next > at) {
      at = next;
    }
    next = afterLineBreak(at);
    if (next > at) {
      line.append('\n');
      at = next;
    } else {
      line.append(text.charAt(at++));
    }
  }

  private int afterLineBreak(int from) {
    return text.startsWith("\r\n", from) ? from + 2 : text.startsWith("\n", from) ? from + 1 : from;
  }

  private CommandWords split(boolean isOpen) {
    boolean quoted = false;
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == '\\') {
        i = backslashes(i);
      } else if (c == '"') {
        out.beginWord();
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          out.add("\"");
          i++;
        } else {
          quoted = !quoted;
        }
        i++;
      } else {
        if ((c == ' ' || c == '\t') && !quoted) {
          out.endWord();
        } else {
          out.add(String.valueOf(c));
        }
        i++;
      }
    }
    line.setLength(0);
    return isOpen || quoted ? out.end(true) : endOfCommand();
  }

  private CommandWords endOfCommand() {
    out.endCommand();
    return out.end(false);
  }

  /** Before a quote two stand for one, and an odd one makes the quote a character. */
  private int backslashes(int from) {
    int end = from;
    while (end < line.length() && line.charAt(end) == '\\') {
      end++;
    }
    int count = end - from;
    if (end == line.length() || line.charAt(end) != '"') {
      out.add("\\".repeat(count));
      return end;
    }
    out.add("\\".repeat(count / 2));
    if (count % 2 == 1) {
      out.add("\"");
      return end + 1;
    }
    return end;
  }
}
