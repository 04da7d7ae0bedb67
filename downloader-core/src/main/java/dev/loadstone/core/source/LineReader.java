package dev.loadstone.core.source;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text, each held to a bound so that input without line breaks costs no memory. */
final class LineReader {
  static final int LONGEST = 1 << 20;

  private final Reader text;
  private final char[] buffer = new char[8192];
  private int next;
  private int filled;
  private int number;
  private boolean cut;

  LineReader(Reader text) {
    this.text = text;
  }

  /** The next line without its end (LF, CRLF or CR); null after the last. */
  @Nullable String read() throws IOException {
    StringBuilder line = new StringBuilder();
    cut = false;
    int c = take();
    if (c < 0) {
      return null;
    }
    number++;
    while (c >= 0 && c != '\n' && c != '\r') {
      if (line.length() < LONGEST) {
        line.append((char) c);
      } else {
        cut = true;
      }
      c = take();
    }
    if (c == '\r' && peek() == '\n') {
      next++;
    }
    return number == 1 && line.indexOf("\ufeff") == 0 ? line.substring(1) : line.toString();
  }

  /** Number of the line read last, from 1. */
  int number() {
    return number;
  }

  /** Whether the line read last was longer than {@link #LONGEST} and lost its rest. */
  boolean cut() {
    return cut;
  }

  private int take() throws IOException {
    int c = peek();
    next++;
    return c;
  }

  private int peek() throws IOException {
    if (next >= filled) {
      filled = text.read(buffer, 0, buffer.length);
      next = 0;
    }
    return filled <= 0 ? -1 : buffer[next];
  }
}
