package dev.loadstone.core.testing.adverse;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, bodies dropped. */
final class RequestReader {
  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST_LINES = 1_000;

  private final InputStream in;
  private final int connection;

  RequestReader(InputStream in, int connection) {
    this.in = new BufferedInputStream(in);
    this.connection = connection;
  }

  /** The next request; null when the client has closed. */
  @Nullable SeenRequest next(int number) throws IOException {
    String start = line();
    if (start == null) {
      return null;
    }
    String[] words = start.split(" ");
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("not a request line: " + start);
    }
    List<HeaderField> fields = new ArrayList<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || fields.size() == MOST_LINES) {
        throw new IOException("not a header line: " + line);
      }
      fields.add(new HeaderField(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    Headers headers = new Headers(fields);
    in.skipNBytes(headers.first("Content-Length").map(Long::parseLong).orElse(0L));
    return new SeenRequest(number, connection, words[0], words[1], headers);
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("line too long");
      }
      line.append((char) c);
    }
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) == '\r') {
      line.setLength(length - 1);
    }
    // Octets beyond US-ASCII arrive as UTF-8 in practice.
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
