package dev.loadstone.app.instance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Lines over a socket whose other end may say too much, too little or nothing at all. */
final class LineChannel implements AutoCloseable {
  private final SocketChannel socket;
  private final Selector selector;
  private final SelectionKey key;
  private final LongSupplier nanos;
  private final long deadline;

  /**
   * Takes the socket over.
   *
   * @param patience for all that is read and written
   * @param nanos monotonic time
   */
  LineChannel(SocketChannel socket, Duration patience, LongSupplier nanos) throws IOException {
    this.socket = socket;
    this.nanos = nanos;
    deadline = nanos.getAsLong() + patience.toNanos();
    selector = Selector.open();
    socket.configureBlocking(false);
    key = socket.register(selector, 0);
  }

  /** Reads up to the first line feed. */
  String read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer block = ByteBuffer.allocate(1 << 14);
    while (true) {
      int count = socket.read(block.clear());
      if (count < 0) {
        throw new EOFException("the line has no end");
      }
      int end = indexOfLineFeed(block.flip());
      line.write(block.array(), 0, end < 0 ? block.limit() : end);
      if (end >= 0) {
        return line.toString(StandardCharsets.US_ASCII);
      }
      if (line.size() > Message.LONGEST) {
        throw new IOException("a line of more than " + Message.LONGEST + " bytes");
      }
      if (count == 0) {
        await(SelectionKey.OP_READ);
      }
    }
  }

  void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      if (socket.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  private void await(int operation) throws IOException {
    long left = deadline - nanos.getAsLong();
    key.interestOps(operation);
    if (left <= 0 || selector.select(Math.max(1, left / 1_000_000)) == 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    selector.selectedKeys().clear();
  }

  private static int indexOfLineFeed(ByteBuffer block) {
    for (int i = 0; i < block.limit(); i++) {
      if (block.get(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    try (selector) {
      socket.close();
    }
  }
}
