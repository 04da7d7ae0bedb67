package dev.loadstone.core.testing.adverse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sends one request as written and shows every byte that comes back, for tests of the server. */
final class RawClient {
  private static final int PATIENCE_MILLIS = 300;

  /**
   * What came back.
   *
   * @param closed false if the server kept the connection and fell silent
   */
  record Answer(
      String head, @SuppressWarnings("ArrayRecordComponent") byte[] body, boolean closed) {}

  private RawClient() {}

  static Answer get(String link, String... headerLines) throws IOException {
    URI uri = URI.create(link);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      StringBuilder request =
          new StringBuilder("GET " + uri.getRawPath() + " HTTP/1.1\r\nHost: h\r\n");
      for (String line : headerLines) {
        request.append(line).append("\r\n");
      }
      socket
          .getOutputStream()
          .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      return read(socket.getInputStream());
    }
  }

  private static Answer read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    boolean closed = false;
    try {
      byte[] block = new byte[1 << 16];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        all.write(block, 0, n);
      }
      closed = true;
    } catch (SocketTimeoutException e) {
      // Silence is an answer too.
    }
    byte[] bytes = all.toByteArray();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(text, new byte[0], closed);
    }
    byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    return new Answer(text.substring(0, end), body, closed);
  }
}
