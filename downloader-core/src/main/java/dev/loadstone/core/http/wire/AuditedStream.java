package dev.loadstone.core.http.wire;

import java.io.IOException;
import java.io.InputStream;

/**
 * Shows what it reads to an {@link AnswerAudit}, and ends where the answer does: bytes that nobody
 * asked for look like a closed connection, which OkHttp then does not use again.
 */
public final class AuditedStream extends InputStream {
  private final InputStream in;
  private final AnswerAudit audit = new AnswerAudit();
  private boolean excess;

  public AuditedStream(InputStream in) {
    this.in = in;
  }

  public void expect(String method) {
    audit.expect(method);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (excess) {
      return -1;
    }
    int count = in.read(target, offset, length);
    if (count <= 0) {
      return count;
    }
    int belonging = audit.follow(target, offset, count);
    excess = belonging < count;
    return belonging == 0 ? -1 : belonging;
  }

  @Override
  public int available() throws IOException {
    return excess ? 0 : in.available();
  }
}
