package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** An answer's body as a stream that ends where HTTP says, bounded. One thread reads. */
final class AnswerStream extends InputStream {
  private final HttpAnswer answer;
  private final long most;
  private long received;
  private boolean ended;

  /**
   * A stream.
   *
   * @param most bytes that are taken; -1 for any number
   */
  AnswerStream(HttpAnswer answer, long most) {
    this.answer = answer;
    this.most = most;
  }

  /** Bytes read so far, as they came. */
  long received() {
    return received;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (ended) {
      return -1;
    }
    int count = 0;
    while (count == 0) {
      count = answer.read(ByteBuffer.wrap(target, offset, length));
    }
    if (count < 0) {
      ended = true;
      return -1;
    }
    received += count;
    if (most >= 0 && received > most) {
      throw tooLarge(most);
    }
    return count;
  }

  /** Decoders ask this to know whether a further member may follow; only a read can tell. */
  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  static FailureException tooLarge(long most) {
    return new FailureException(
        FailureCode.BODY_SIZE_LIMIT_EXCEEDED, "the body is longer than " + most + " bytes");
  }
}
