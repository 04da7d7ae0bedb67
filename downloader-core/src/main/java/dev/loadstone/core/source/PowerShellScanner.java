package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text of PowerShell piece by piece, as far as it is plain: what would run or read
 * something else is refused.
 */
final class PowerShellScanner {
  // PowerShell takes typographic quotes for its own.
  private static final String SINGLE = "'\u2018\u2019\u201a\u201b";
  private static final String DOUBLE = "\"\u201c\u201d\u201e";
  private static final String MARKS = "(){}|<>&";
  private static final Pattern CHARACTER = Pattern.compile("\\$\\(\\[char](\\d{1,5})\\)");
  private static final Pattern UNICODE = Pattern.compile("`u\\{([0-9A-Fa-f]{1,6})}");

  private final String text;
  private int at;

  /** The text ends within a word, a table, or a line that goes on. */
  static final class EndOfText extends RuntimeException {
    private static final long serialVersionUID = 1;

    EndOfText() {
      super(null, null, false, false);
    }
  }

  PowerShellScanner(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  boolean isAtEndOfStatement() {
    return isAtEnd() || "\r\n;".indexOf(text.charAt(at)) >= 0;
  }

  /** Goes over blanks; a backtick before a line break lets the line go on. */
  void blanks() {
    while (!isAtEnd()) {
      int next = lineBreakAfter(at + 1);
      if (text.charAt(at) == '`' && next > 0) {
        at = next;
        needMore();
      } else if (isBlank(text.charAt(at))) {
        at++;
      } else {
        break;
      }
    }
  }

  /** Goes over what stands between two statements or two entries of a table. */
  void separators() {
    blanks();
    while (!isAtEnd() && (isAtEndOfStatement() || text.charAt(at) == '#')) {
      if (text.charAt(at) == '#') {
        while (!isAtEnd() && text.charAt(at) != '\n') {
          at++;
        }
      } else {
        at++;
      }
      blanks();
    }
  }

  /** Goes over what the pattern says, if that stands here; null if not. */
  @Nullable MatchResult skip(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.toMatchResult();
  }

  /** Goes over the mark and blanks around it. */
  void expect(char mark) {
    blanks();
    needMore();
    if (text.charAt(at) != mark) {
      throw goesOn(text.charAt(at));
    }
    at++;
    blanks();
  }

  /** Whether the mark stands next. */
  boolean isAt(char mark) {
    return !isAtEnd() && text.charAt(at) == mark;
  }

  /** What a program is given as one argument; quoted and plain pieces may touch. */
  String word() {
    return word("");
  }

  /** The same where further marks may follow at once. */
  String word(String marks) {
    needMore();
    StringBuilder word = new StringBuilder();
    int begin = at;
    while (!isAtEndOfStatement() && !isBlank(text.charAt(at)) && !isLineThatGoesOn()) {
      char c = text.charAt(at);
      if (SINGLE.indexOf(c) >= 0) {
        single(word);
      } else if (DOUBLE.indexOf(c) >= 0) {
        doubled(word);
      } else if (c == '`') {
        escape(word);
      } else if (c == '$') {
        dollar(word);
      } else if (MARKS.indexOf(c) >= 0 || marks.indexOf(c) >= 0 || (c == '@' && at == begin)) {
        if (at == begin) {
          throw goesOn(c);
        }
        break;
      } else {
        take(word);
      }
    }
    return word.toString();
  }

  private boolean isLineThatGoesOn() {
    return text.charAt(at) == '`' && lineBreakAfter(at + 1) > 0;
  }

  private void single(StringBuilder word) {
    at++;
    while (true) {
      needMore();
      if (SINGLE.indexOf(text.charAt(at)) < 0) {
        take(word);
      } else if (at + 1 < text.length() && SINGLE.indexOf(text.charAt(at + 1)) >= 0) {
        at++;
        take(word);
      } else {
        at++;
        return;
      }
    }
  }

  private void doubled(StringBuilder word) {
    at++;
    while (true) {
      needMore();
      char c = text.charAt(at);
      if (c == '`') {
        escape(word);
      } else if (c == '$') {
        dollar(word);
      } else if (DOUBLE.indexOf(c) < 0) {
        take(word);
      } else if (at + 1 < text.length() && DOUBLE.indexOf(text.charAt(at + 1)) >= 0) {
        at++;
        take(word);
      } else {
        at++;
        return;
      }
    }
  }

  private void escape(StringBuilder word) {
    MatchResult unicode = skip(UNICODE);
    if (unicode != null) {
      int point = Integer.parseInt(unicode.group(1), 16);
      if (Character.isValidCodePoint(point)) {
        word.appendCodePoint(point);
      }
      return;
    }
    at++;
    needMore();
    int plain = "0abefnrtv".indexOf(text.charAt(at));
    if (plain >= 0) {
      word.append("\0\u0007\b\u001b\f\n\r\t\u000b".charAt(plain));
      at++;
    } else {
      take(word);
    }
  }

  /** Browsers write what is not ASCII as {@code $([char]233)}; nothing else is put in. */
  private void dollar(StringBuilder word) {
    MatchResult character = skip(CHARACTER);
    int number = character == null ? -1 : Integer.parseInt(character.group(1));
    if (number >= 0 && number <= Character.MAX_VALUE) {
      word.append((char) number);
      return;
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (character != null || Character.isLetterOrDigit(next) || "_({?$^:".indexOf(next) >= 0) {
      throw new InvalidInputException(
          "The command holds a variable or a command of the shell ($): put its value in");
    }
    take(word);
  }

  private void take(StringBuilder word) {
    int point = text.codePointAt(at);
    word.appendCodePoint(point);
    at += Character.charCount(point);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\u00a0';
  }

  /** Where the line after a line break or at the end begins; 0 if there stands none. */
  private int lineBreakAfter(int from) {
    return text.startsWith("\r\n", from)
        ? from + 2
        : text.startsWith("\n", from) ? from + 1 : from == text.length() ? from : 0;
  }

  private void needMore() {
    if (isAtEnd()) {
      throw new EndOfText();
    }
  }

  private static InvalidInputException goesOn(char mark) {
    return new InvalidInputException(
        "The command goes on with '" + mark + "': paste it alone, its link in quotes");
  }
}
