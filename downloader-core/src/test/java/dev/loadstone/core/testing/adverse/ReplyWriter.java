package dev.loadstone.core.testing.adverse;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.testing.adverse.Reply.Fault;
import dev.loadstone.core.testing.adverse.Reply.Framing;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Writes one answer, faults included. */
final class ReplyWriter {
  private static final int BLOCK = 1 << 16;
  private static final long DRIP_NANOS = 20_000_000;
  private static final long TICK_NANOS = 10_000_000;

  private final Socket socket;
  private final OutputStream out;
  private final SeenRequest request;
  private final byte[] block = new byte[BLOCK];

  ReplyWriter(Socket socket, SeenRequest request) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.request = request;
  }

  /** Returns whether the connection may carry another answer. */
  boolean write(Reply reply) throws IOException {
    byte[] head = head(reply);
    switch (reply.wire().fault()) {
      case SILENCE -> {
        return hold();
      }
      case HANG_UP -> {
        return false;
      }
      case CUT_HEAD -> {
        out.write(head, 0, head.length / 2);
        return false;
      }
      case ENDLESS_HEAD -> {
        return writeHeadWithoutEnd(head);
      }
      case DRIPPING_HEAD -> drip(head);
      case NONE, CUT, RESET, STALL -> out.write(head);
    }
    if (request.method().equals("HEAD") || reply.status() == 204 || reply.status() == 304) {
      return true;
    }
    return writeBody(reply);
  }

  private boolean writeBody(Reply reply) throws IOException {
    long whole = reply.body().length();
    long end = Math.min(whole, reply.wire().after());
    boolean chunked =
        reply.framing() == Framing.CHUNKED || reply.framing() == Framing.CHUNKED_WITHOUT_END;
    if (reply.framing() == Framing.CHUNKED_GARBLED) {
      out.write("zz\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    long started = System.nanoTime();
    for (long at = 0; at < end; ) {
      int count = (int) Math.min(blockSize(reply), end - at);
      fill(reply.body(), at, count);
      if (chunked) {
        out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
      out.write(block, 0, count);
      if (chunked) {
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      at += count;
      request.sent(count);
      pace(reply.wire().bytesPerSecond(), at, started);
    }
    return end < whole ? fail(reply.wire().fault()) : finish(reply);
  }

  private boolean finish(Reply reply) throws IOException {
    if (reply.framing() == Framing.CHUNKED) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    boolean promisedMore =
        reply.framing() == Framing.LENGTH
            && !reply
                .headers()
                .all("Content-Length")
                .contains(Long.toString(reply.body().length()));
    return !promisedMore
        && (reply.framing() == Framing.LENGTH || reply.framing() == Framing.CHUNKED);
  }

  private boolean fail(Fault fault) throws IOException {
    if (fault == Fault.STALL) {
      return hold();
    }
    if (fault == Fault.RESET) {
      socket.setSoLinger(true, 0);
    }
    return false;
  }

  /** Keeps the connection, silent, until the client closes it or this server does. */
  private boolean hold() throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // What a client sends meanwhile is not answered.
    }
    return false;
  }

  private boolean writeHeadWithoutEnd(byte[] head) throws IOException {
    out.write(head, 0, head.length - 2);
    byte[] line = ("X-Filler: " + "x".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    while (true) {
      out.write(line);
    }
  }

  private void drip(byte[] head) throws IOException {
    for (byte each : head) {
      LockSupport.parkNanos(DRIP_NANOS);
      out.write(each);
    }
  }

  private static int blockSize(Reply reply) {
    long rate = reply.wire().bytesPerSecond();
    return rate == 0 ? BLOCK : Math.clamp(rate * TICK_NANOS / 1_000_000_000, 1, BLOCK);
  }

  private static void pace(long bytesPerSecond, long sent, long started) {
    if (bytesPerSecond > 0) {
      long due = started + (long) (sent * 1e9 / bytesPerSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private void fill(Body body, long from, int count) {
    switch (body) {
      case Body.Slice slice -> slice.content().read(slice.from() + from, block, 0, count);
      case Body.Bytes(byte[] bytes) ->
          System.arraycopy(bytes, Math.toIntExact(from), block, 0, count);
      case Body.Endless _ -> Arrays.fill(block, 0, count, (byte) 'x');
      case Body.Joined joined -> fillJoined(joined, from, count);
    }
  }

  private void fillJoined(Body.Joined joined, long from, int count) {
    byte[] filled = new byte[count];
    long partStart = 0;
    for (Body part : joined.parts()) {
      long partEnd = partStart + part.length();
      long first = Math.max(from, partStart);
      int overlap = (int) (Math.min(from + count, partEnd) - first);
      if (overlap > 0) {
        fill(part, first - partStart, overlap);
        System.arraycopy(block, 0, filled, (int) (first - from), overlap);
      }
      partStart = partEnd;
    }
    System.arraycopy(filled, 0, block, 0, count);
  }

  private static byte[] head(Reply reply) {
    StringBuilder head =
        new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" Status\r\n");
    for (HeaderField field : reply.headers().fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
