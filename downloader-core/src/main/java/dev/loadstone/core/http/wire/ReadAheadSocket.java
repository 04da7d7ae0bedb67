package dev.loadstone.core.http.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A socket that asks the system for much at a time, whatever its reader asks for: OkHttp and TLS
 * read 8 to 16 KiB, which at a gigabyte a second costs more than the copying.
 */
public final class ReadAheadSocket extends Socket implements AuditedSocket {
  private final Buffers buffers;
  private final @Nullable Tunnel tunnel;
  private @Nullable ReadAhead input;
  private @Nullable AuditedStream audited;
  private @Nullable RetargetedStream output;

  private ReadAheadSocket(Buffers buffers, @Nullable Tunnel tunnel) {
    this.buffers = buffers;
    this.tunnel = tunnel;
  }

  /** Connects, through the tunnel if there is one; the other end is then its entrance. */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (tunnel == null) {
      super.connect(endpoint, timeout);
      return;
    }
    InetSocketAddress target = (InetSocketAddress) endpoint;
    super.connect(tunnel.addressFor(target), timeout);
    int before = getSoTimeout();
    setSoTimeout(timeout);
    tunnel.connect(super.getInputStream(), super.getOutputStream(), target);
    setSoTimeout(before);
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    AuditedStream stream = audited;
    if (stream == null) {
      input = new ReadAhead(super.getInputStream(), buffers);
      stream = new AuditedStream(input);
      audited = stream;
    }
    return stream;
  }

  @Override
  public synchronized OutputStream getOutputStream() throws IOException {
    RetargetedStream stream = output;
    if (stream == null) {
      stream = new RetargetedStream(super.getOutputStream());
      output = stream;
    }
    return stream;
  }

  @Override
  public synchronized void retarget(String target) {
    if (output != null) {
      output.retarget(target);
    }
  }

  @Override
  public synchronized void expectAnswerTo(String method) {
    if (audited != null) {
      audited.expect(method);
    }
  }

  @Override
  public ReadAheadSocket carrier() {
    return this;
  }

  /** Whether more than so many bytes can be read without waiting. */
  public boolean holdsMoreThan(int bytes) throws IOException {
    ReadAhead stream = input();
    // A last answer's socket is closed as soon as its last byte was taken.
    return stream != null
        && !isClosed()
        && (stream.until - stream.from > bytes || stream.available() > bytes);
  }

  /** Whether a reader was told that the peer ended the connection. */
  public boolean sawEnd() {
    ReadAhead stream = input();
    return stream != null && stream.sawEnd;
  }

  /** Gives an empty buffer back while nobody reads; the next read takes one again. */
  public void rest() {
    ReadAhead stream = input();
    if (stream != null) {
      stream.rest();
    }
  }

  private synchronized @Nullable ReadAhead input() {
    return input;
  }

  /** Makes unconnected sockets for OkHttp, which share a few buffers. */
  public static final class Factory extends ConnectedByOkHttp {
    private final Buffers buffers;
    private final @Nullable Tunnel tunnel;

    public Factory() {
      this(new Buffers(), null);
    }

    private Factory(Buffers buffers, @Nullable Tunnel tunnel) {
      this.buffers = buffers;
      this.tunnel = tunnel;
    }

    /** Makes sockets that connect through a tunnel; they share these ones' buffers. */
    public Factory through(Tunnel other) {
      return new Factory(buffers, other);
    }

    @Override
    public ReadAheadSocket createSocket() {
      return new ReadAheadSocket(buffers, tunnel);
    }
  }

  /** Buffers at rest: a bounded few, so that idle connections cost none. */
  private static final class Buffers {
    private static final int SIZE = 256 * 1024;
    private static final int MOST_AT_REST = 16;
    private final BlockingQueue<byte[]> resting = new ArrayBlockingQueue<>(MOST_AT_REST);

    byte[] take() {
      byte[] buffer = resting.poll();
      return buffer == null ? new byte[SIZE] : buffer;
    }

    void give(byte[] buffer) {
      boolean _ = resting.offer(buffer);
    }
  }

  /**
   * Read by one thread at a time. OkHttp's pool hands it to the next reader before the one that is
   * done says so, hence the lock: a buffer must not be given away under a reader.
   */
  private static final class ReadAhead extends InputStream {
    private final InputStream in;
    private final Buffers buffers;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean sawEnd;
    private byte @Nullable [] buffer;
    private int from;
    private int until;

    ReadAhead(InputStream in, Buffers buffers) {
      this.in = in;
      this.buffers = buffers;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      reading.lock();
      try {
        return length == 0 ? 0 : readAlone(target, offset, length);
      } finally {
        reading.unlock();
      }
    }

    private int readAlone(byte[] target, int offset, int length) throws IOException {
      byte[] bytes = buffer == null ? buffers.take() : buffer;
      buffer = bytes;
      if (from == until) {
        from = 0;
        until = 0;
        until = Math.max(0, in.read(bytes));
        if (until == 0) {
          sawEnd = true;
          rest();
          return -1;
        }
      }
      int count = Math.min(length, until - from);
      System.arraycopy(bytes, from, target, offset, count);
      from += count;
      return count;
    }

    @Override
    public int available() throws IOException {
      return until - from + in.available();
    }

    /** Gives the empty buffer back, unless the next reader is there already. */
    void rest() {
      if (!reading.tryLock()) {
        return;
      }
      try {
        byte[] bytes = buffer;
        if (bytes != null && from == until) {
          buffer = null;
          buffers.give(bytes);
        }
      } finally {
        reading.unlock();
      }
    }
  }
}
