package dev.loadstone.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns and rows of a terminal. */
record TerminalSize(int columns, int rows) {
  private static final TerminalSize USUAL = new TerminalSize(80, 24);
  private static final Pattern STTY = Pattern.compile("(\\d{1,4}) (\\d{1,4})\\s*");
  private static final int SMALLEST = 20;

  /** Asks {@code stty}, then {@code COLUMNS} and {@code LINES}, then takes 80 x 24. */
  static TerminalSize ask(Map<String, String> environment) {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroy();
        return of("", environment);
      }
      return of(
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII), environment);
    } catch (IOException e) {
      return of("", environment);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return of("", environment);
    }
  }

  static TerminalSize of(String sttyAnswer, Map<String, String> environment) {
    Matcher matcher = STTY.matcher(sttyAnswer);
    int rows = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    int columns = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    return new TerminalSize(
        first(columns, environment.get("COLUMNS"), USUAL.columns),
        first(rows, environment.get("LINES"), USUAL.rows));
  }

  private static int first(
      int asked, @org.jspecify.annotations.Nullable String environment, int usual) {
    if (asked > 0) {
      return Math.max(SMALLEST, asked);
    }
    return environment != null && environment.matches("\\d{1,4}")
        ? Math.max(SMALLEST, Integer.parseInt(environment))
        : usual;
  }
}
