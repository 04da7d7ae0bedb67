package dev.loadstone.core.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Commands of a shell, taken apart into words.
 *
 * @param commands those that are complete
 * @param isOpen whether the text ends within a quote, or in a line that goes on
 */
record CommandWords(List<List<String>> commands, boolean isOpen) {
  CommandWords {
    commands = List.copyOf(commands);
  }

  private static final String EXE = "curl.exe ";

  /** Whether a line begins a command that {@link CurlRequest} reads. */
  static boolean begins(String line) {
    return line.startsWith("curl ")
        || line.startsWith(EXE)
        || line.startsWith("curl\t")
        || PowerShellText.begins(line);
  }

  /**
   * Reads what was copied for bash, for PowerShell or for the command prompt of Windows: the first
   * mark that only one of them has decides.
   *
   * @throws dev.loadstone.core.model.InvalidInputException if the shell would do more than pass
   *     words on
   */
  static CommandWords read(String text) {
    if (isForPowerShell(text)) {
      return new PowerShellText(text).read();
    }
    return isForCmd(text) ? new CmdText(text).read() : new PosixText(text).read();
  }

  /** Lines that go on after a backtick; single quotes around the arguments of Windows' curl. */
  private static boolean isForPowerShell(String text) {
    if (PowerShellText.begins(text) || text.lines().anyMatch(line -> line.endsWith(" `"))) {
      return true;
    }
    return text.startsWith(EXE)
        && beginsWithSingleQuotes(text)
        && text.indexOf('^') < 0
        && !text.contains("\\'")
        && text.lines().noneMatch(line -> line.endsWith(" \\"));
  }

  private static boolean beginsWithSingleQuotes(String text) {
    int single = text.indexOf('\'');
    int doubled = text.indexOf('"');
    return single >= 0 && (doubled < 0 || single < doubled);
  }

  private static boolean isForCmd(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '^' -> {
          return true;
        }
        case '\'', '\\' -> {
          return false;
        }
        case '"' -> {
          return text.lines().anyMatch(line -> line.endsWith(" ^"));
        }
        default -> {}
      }
    }
    return false;
  }

  /** Gathers words into commands. */
  static final class Collector {
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    void add(int codePoint) {
      word.appendCodePoint(codePoint);
      inWord = true;
    }

    void add(String text) {
      word.append(text);
      inWord = true;
    }

    /** A word may be empty. */
    void beginWord() {
      inWord = true;
    }

    boolean isInWord() {
      return inWord;
    }

    void endWord() {
      if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }

    void endCommand() {
      endWord();
      if (!words.isEmpty()) {
        commands.add(words);
        words = new ArrayList<>();
      }
    }

    CommandWords end(boolean isOpen) {
      endCommand();
      return new CommandWords(commands, isOpen);
    }
  }
}
