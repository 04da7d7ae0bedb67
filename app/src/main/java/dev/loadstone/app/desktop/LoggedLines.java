package dev.loadstone.app.desktop;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What libraries of the window print: lines of the log instead of the terminal it was started from.
 * JavaFX prints the stack trace of whatever it stumbles over, also while a signal ends it.
 */
final class LoggedLines extends OutputStream {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedLines.class);
  private static final int LONGEST = 4096;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Takes the place of the process's standard error from here on. */
  static void takeStandardError() {
    System.setErr(new PrintStream(new LoggedLines(), false, StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void write(int octet) {
    if (octet == '\n' || line.size() >= LONGEST) {
      LOG.warn("{}", line.toString(StandardCharsets.UTF_8).stripTrailing());
      line.reset();
    }
    if (octet != '\n') {
      line.write(octet);
    }
  }
}
