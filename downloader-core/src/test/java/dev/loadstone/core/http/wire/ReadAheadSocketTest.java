package dev.loadstone.core.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Buffers that sockets share, between one reader of a socket and the next. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ReadAheadSocketTest {
  private static final int ROUNDS = 50;
  private static final int SIZE = 20_000;

  private final ReadAheadSocket.Factory factory = new ReadAheadSocket.Factory();

  /** A socket whose connection is there, and its other end. */
  private record Pair(ReadAheadSocket socket, Socket peer) implements AutoCloseable {
    static Pair connect(ReadAheadSocket.Factory factory) throws IOException {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        ReadAheadSocket socket = factory.createSocket();
        socket.connect(server.getLocalSocketAddress());
        return new Pair(socket, server.accept());
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
      peer.close();
    }
  }

  /** The earlier user of a pooled connection lets go while the next one waits for its answer. */
  @Test
  void rest_whileTheNextReaderWaits_leavesItTheBuffer() throws Exception {
    try (Pair pooled = Pair.connect(factory);
        Pair other = Pair.connect(factory)) {
      CompletableFuture<Void> answering =
          CompletableFuture.runAsync(() -> answer(pooled, other), Thread::startVirtualThread);
      InputStream in = pooled.socket().getInputStream();
      for (int round = 1; round <= ROUNDS; round++) {
        pooled.socket().getOutputStream().write(round);
        byte[] expected = new byte[SIZE];
        Arrays.fill(expected, (byte) round);
        assertThat(read(in)).as("round %d", round).isEqualTo(expected);
      }
      answering.get(10, TimeUnit.SECONDS);
    }
  }

  /** In pieces of 8 KiB, as OkHttp reads. */
  private static byte[] read(InputStream in) throws IOException {
    byte[] bytes = new byte[SIZE];
    for (int at = 0; at < SIZE; ) {
      int count = in.read(bytes, at, Math.min(8_192, SIZE - at));
      assertThat(count).isPositive();
      at += count;
    }
    return bytes;
  }

  private static void answer(Pair pooled, Pair other) {
    try {
      for (int round = 1; round <= ROUNDS; round++) {
        byte[] body = new byte[SIZE];
        Arrays.fill(body, (byte) pooled.peer().getInputStream().read());
        // The reader is about to wait, or waits; that it does is likely, not needed.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        pooled.socket().rest();
        other.peer().getOutputStream().write(0);
        assertThat(other.socket().getInputStream().read()).isZero();
        pooled.peer().getOutputStream().write(body);
        other.socket().rest();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
