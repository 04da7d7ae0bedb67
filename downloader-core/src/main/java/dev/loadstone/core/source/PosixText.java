package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Commands as sh and bash read them (POSIX 2.2, bash 3.1.2), as far as they are plain words: what
 * would run or read something else is refused.
 */
final class PosixText {
  private final String text;
  private final CommandWords.Collector out = new CommandWords.Collector();
  private int at;
  private boolean open;

  PosixText(String text) {
    this.text = text;
  }

  CommandWords read() {
    while (at < text.length() && !open) {
      char c = text.charAt(at);
      switch (c) {
        case ' ', '\t' -> {
          out.endWord();
          at++;
        }
        case '\n', '\r', ';', '&' -> {
          out.endCommand();
          at++;
        }
        case '\'' -> single();
        case '"' -> doubled();
        case '\\' -> escape();
        case '$' -> dollar();
        case '`' -> throw substitution();
        case '|', '<', '>', '(', ')' -> throw goesOn(c);
        case '#' -> comment();
        default -> take();
      }
    }
    return out.end(open);
  }

  private void take() {
    int c = text.codePointAt(at);
    out.add(c);
    at += Character.charCount(c);
  }

  private void comment() {
    if (out.isInWord()) {
      take();
      return;
    }
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void single() {
    int end = text.indexOf('\'', at + 1);
    if (end < 0) {
      open = true;
    } else {
      out.add(text.substring(at + 1, end));
      at = end + 1;
    }
  }

  private void escape() {
    int end = lineBreakAfter(at + 1);
    if (at + 1 == text.length()) {
      open = true;
    } else if (end > 0) {
      at = end;
      open = at == text.length();
    } else {
      at++;
      take();
    }
  }

  /** Where the line after a line break begins; 0 if there stands none. */
  private int lineBreakAfter(int from) {
    return text.startsWith("\r\n", from) ? from + 2 : text.startsWith("\n", from) ? from + 1 : 0;
  }

  private void doubled() {
    out.beginWord();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '`' || (c == '$' && expands(at + 1))) {
        throw substitution();
      }
      if (c == '\\' && at + 1 < text.length()) {
        int end = lineBreakAfter(at + 1);
        if (end > 0) {
          at = end;
          continue;
        }
        if ("$`\"\\".indexOf(text.charAt(at + 1)) >= 0) {
          at++;
        }
      }
      take();
    }
    open = at == text.length();
    at++;
  }

  private void dollar() {
    if (text.startsWith("'", at + 1)) {
      at += 2;
      ansi();
    } else if (text.startsWith("\"", at + 1)) {
      at++;
    } else if (expands(at + 1)) {
      throw substitution();
    } else {
      take();
    }
  }

  private boolean expands(int next) {
    if (next >= text.length()) {
      return false;
    }
    char c = text.charAt(next);
    return c == '{'
        || c == '('
        || c == '_'
        || Character.isLetterOrDigit(c)
        || "@*#?-!$".indexOf(c) >= 0;
  }

  /** The rest of {@code $'...'}: its numbers mean bytes, but for Unicode's. */
  private void ansi() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (at < text.length() && text.charAt(at) != '\'') {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\\' && at < text.length()) {
        ansiEscape(bytes);
      } else {
        append(bytes, c);
      }
    }
    out.add(text(bytes.toByteArray()));
    open = at >= text.length();
    at++;
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          "The curl command holds bytes that are no text (\\x..): put them into a file, and write"
              + " --data-binary @FILE");
    }
  }

  private void ansiEscape(ByteArrayOutputStream bytes) {
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> bytes.write('\n');
      case 't' -> bytes.write('\t');
      case 'r' -> bytes.write('\r');
      case 'a' -> bytes.write(7);
      case 'b' -> bytes.write('\b');
      case 'e', 'E' -> bytes.write(27);
      case 'f' -> bytes.write('\f');
      case 'v' -> bytes.write(11);
      case '\\', '\'', '"', '?' -> bytes.write(c);
      case 'x' -> number(bytes, 16, 2, false);
      case 'u' -> number(bytes, 16, 4, true);
      case 'U' -> number(bytes, 16, 8, true);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        number(bytes, 8, 3, false);
      }
      default -> {
        bytes.write('\\');
        at--;
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        append(bytes, point);
      }
    }
  }

  private void number(ByteArrayOutputStream bytes, int radix, int most, boolean isUnicode) {
    int value = 0;
    int end = at;
    while (end < text.length()
        && end - at < most
        && Character.digit(text.charAt(end), radix) >= 0) {
      value = value * radix + Character.digit(text.charAt(end), radix);
      end++;
    }
    at = end;
    if (!isUnicode) {
      bytes.write(value);
    } else if (Character.isValidCodePoint(value)) {
      value = withLowHalf(value);
      append(bytes, value);
    }
  }

  /** Browsers write what lies beyond 16 bits as two escapes. */
  private int withLowHalf(int value) {
    if (Character.isSurrogate((char) value) && value < 0x10000 && text.startsWith("\\u", at)) {
      try {
        int low = Integer.parseInt(text, at + 2, Math.min(at + 6, text.length()), 16);
        if (Character.isSurrogatePair((char) value, (char) low)) {
          at += 6;
          return Character.toCodePoint((char) value, (char) low);
        }
      } catch (NumberFormatException e) {
        return value;
      }
    }
    return value;
  }

  private static void append(ByteArrayOutputStream bytes, int codePoint) {
    bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }

  private static InvalidInputException substitution() {
    return new InvalidInputException(
        "The curl command holds a variable or a command of the shell ($ or `): put its value in");
  }

  private static InvalidInputException goesOn(char mark) {
    return new InvalidInputException(
        "The curl command goes on with '" + mark + "': paste it alone, its link in quotes");
  }
}
