package dev.loadstone.core.export;

import dev.loadstone.core.export.CurlCommand.Literal;
import dev.loadstone.core.export.CurlCommand.Piece;
import dev.loadstone.core.export.CurlCommand.Variable;
import java.util.List;
import java.util.regex.Pattern;

/** How one shell takes an argument literally. */
enum ShellQuoting {
  /** POSIX 2.2: nothing is special between single quotes but a single quote. */
  POSIX("curl", " \\\n  ") {
    @Override
    String quoted(List<Piece> argument) {
      StringBuilder out = new StringBuilder();
      for (Piece piece : argument) {
        switch (piece) {
          case Literal(String text) when isPlain(text, argument) -> out.append(text);
          case Literal(String text) ->
              out.append('\'').append(text.replace("'", "'\\''")).append('\'');
          // Fails aloud where the variable is not set.
          case Variable(String name) -> out.append("\"${").append(name).append(":?}\"");
        }
      }
      return out.toString();
    }
  },

  /**
   * Quotes for the program's own parser ({@code CommandLineToArgvW}), each special character of cmd
   * under a caret, the quotes too: cmd then sees no quoted text, in which carets would stay.
   */
  CMD("curl.exe", " ^\n  ") {
    @Override
    String quoted(List<Piece> argument) {
      StringBuilder out = new StringBuilder("^\"");
      for (int i = 0; i < argument.size(); i++) {
        switch (argument.get(i)) {
          case Literal(String text) -> append(out, text, i == argument.size() - 1);
          case Variable(String name) -> out.append('%').append(name).append('%');
        }
      }
      return isPlain(argument) ? plain(argument) : out.append("^\"").toString();
    }

    private void append(StringBuilder out, String text, boolean last) {
      int backslashes = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\') {
          backslashes++;
          out.append(c);
          continue;
        }
        if (c == '"') {
          out.repeat('\\', backslashes + 1);
        }
        backslashes = 0;
        if (c == '\n' || c == '\r') {
          // An escaped line break is dropped, and what follows it is taken as it is.
          out.append(c == '\n' ? "^\n\n" : "");
          continue;
        }
        if ("\"^&|<>()%!".indexOf(c) >= 0) {
          out.append('^');
        }
        out.append(c);
      }
      if (last) {
        out.repeat('\\', backslashes);
      }
    }
  },

  /** Only a single quote is special between single quotes; a variable makes it an expression. */
  POWERSHELL("curl.exe", " `\n  ") {
    @Override
    String quoted(List<Piece> argument) {
      if (isPlain(argument)) {
        return plain(argument);
      }
      StringBuilder out = new StringBuilder();
      for (Piece piece : argument) {
        if (!out.isEmpty()) {
          out.append(" + ");
        }
        switch (piece) {
          case Literal(String text) -> out.append('\'').append(doubled(text)).append('\'');
          case Variable(String name) -> out.append("$env:").append(name);
        }
      }
      return argument.size() > 1 ? "(" + out + ")" : out.toString();
    }

    // PowerShell takes typographic single quotes for its own.
    private String doubled(String text) {
      return text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0");
    }
  };

  private static final Pattern PLAIN = Pattern.compile("-{0,2}[A-Za-z0-9][A-Za-z0-9._/:-]*");

  private final String program;
  private final String lineBreak;

  ShellQuoting(String program, String lineBreak) {
    this.program = program;
    this.lineBreak = lineBreak;
  }

  static ShellQuoting of(CurlCommand.Shell shell) {
    return switch (shell) {
      case POSIX -> POSIX;
      case CMD -> CMD;
      case POWERSHELL -> POWERSHELL;
    };
  }

  String program() {
    return program;
  }

  /** Between two options. */
  String lineBreak() {
    return lineBreak;
  }

  /** The argument as the shell hands it on. */
  abstract String quoted(List<Piece> argument);

  static boolean isPlain(List<Piece> argument) {
    return argument.size() == 1
        && argument.getFirst() instanceof Literal(String text)
        && PLAIN.matcher(text).matches();
  }

  static boolean isPlain(String text, List<Piece> argument) {
    return argument.size() == 1 && PLAIN.matcher(text).matches();
  }

  static String plain(List<Piece> argument) {
    return argument.getFirst() instanceof Literal(String text) ? text : "";
  }
}
