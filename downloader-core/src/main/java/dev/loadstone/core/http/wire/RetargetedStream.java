package dev.loadstone.core.http.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Passes requests on as they are, but for the target of a request line that OkHttp cannot write:
 * its links always have a path. One thread at a time.
 */
final class RetargetedStream extends OutputStream {
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private @Nullable String target;

  RetargetedStream(OutputStream out) {
    this.out = out;
  }

  /** The next line, which is a request's first, names this target. */
  void retarget(String newTarget) {
    line.reset();
    target = newTarget;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    String wanted = target;
    if (wanted == null) {
      out.write(bytes, offset, length);
      return;
    }
    int end = offset;
    while (end < offset + length && bytes[end] != '\n') {
      end++;
    }
    line.write(bytes, offset, end - offset);
    if (end < offset + length) {
      target = null;
      String[] words = line.toString(StandardCharsets.ISO_8859_1).split(" ", 3);
      String whole = words[0] + " " + wanted + " " + words[2];
      out.write(whole.getBytes(StandardCharsets.ISO_8859_1));
      out.write(bytes, end, offset + length - end);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
