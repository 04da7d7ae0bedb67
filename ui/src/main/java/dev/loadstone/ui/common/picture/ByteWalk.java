package dev.loadstone.ui.common.picture;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file's bytes one after the other; behind its end there are none. */
final class ByteWalk {
  private static final int BUFFER = 64 << 10;

  private final FileBytes bytes;
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private long next;

  ByteWalk(FileBytes bytes, long from) {
    this.bytes = bytes;
    next = from;
  }

  /** The next byte, 0 to 255; -1 at the end. */
  int next() throws IOException {
    return isAtEnd() ? -1 : buffer.get() & 0xff;
  }

  boolean isAtEnd() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer = bytes.take(next, BUFFER);
      next += buffer.limit();
    }
    return !buffer.hasRemaining();
  }

  /** Leaves bytes out. */
  void skip(long count) {
    int here = (int) Math.min(count, buffer.remaining());
    buffer.position(buffer.position() + here);
    next += count - here;
  }
}
