package dev.loadstone.core.testing;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback whose every byte the test writes: for answers that no proper server gives.
 * One virtual thread for each connection.
 */
public final class RawServer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private final ServerSocket listening;
  private final boolean tls;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();

  /** Answers one request; the connection is closed when it returns false. */
  @FunctionalInterface
  public interface Handler {
    boolean answer(Received request, Wire wire) throws IOException;
  }

  /** A request as it came. */
  public record Received(String line, Headers headers) {
    public String method() {
      return line.substring(0, line.indexOf(' '));
    }

    public String target() {
      return line.split(" ", -1)[1];
    }
  }

  /** The connection to the client. */
  public record Wire(Socket socket, InputStream in, OutputStream out) {
    public void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing until the client goes away or the test's patience ends. */
    public void hold() {
      try {
        while (in.read() >= 0) {
          // Whatever the client says is of no interest.
        }
      } catch (IOException e) {
        // It went away, or stayed too long.
      }
    }
  }

  private RawServer(ServerSocket listening, boolean tls, Handler handler) {
    this.listening = listening;
    this.tls = tls;
    this.handler = handler;
    Thread.ofVirtual().name("raw-server").start(this::accept);
  }

  public static RawServer start(Handler handler) {
    return start(ServerSocketFactory.getDefault(), false, handler);
  }

  public static RawServer startTls(ServerSocketFactory sockets, Handler handler) {
    return start(sockets, true, handler);
  }

  /** Gives every request the same bytes, then closes the connection. */
  public static RawServer saying(String bytes) {
    return start(
        (_, wire) -> {
          wire.send(bytes);
          return false;
        });
  }

  private static RawServer start(ServerSocketFactory sockets, boolean tls, Handler handler) {
    try {
      return new RawServer(
          sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** A link to this server's address. */
  public Link link(String path) {
    return Link.parse((tls ? "https" : "http") + "://127.0.0.1:" + port() + path);
  }

  /** A link to this server's name. */
  public Link localhost(String path) {
    return Link.parse((tls ? "https" : "http") + "://localhost:" + port() + path);
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** Connections made so far. */
  public int accepted() {
    return accepted.get();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket each : connections) {
        each.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        accepted.incrementAndGet();
        connections.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Wire wire = new Wire(socket, socket.getInputStream(), socket.getOutputStream());
      boolean goOn = true;
      while (goOn) {
        Received request = read(wire.in);
        if (request == null) {
          return;
        }
        received.add(request);
        goOn = handler.answer(request, wire);
      }
    } catch (IOException e) {
      // The client went away, which many tests make it do.
    } finally {
      connections.remove(socket);
    }
  }

  @org.jspecify.annotations.Nullable
  private static Received read(InputStream in) throws IOException {
    String line = line(in);
    if (line.isEmpty()) {
      return null;
    }
    List<HeaderField> fields = new ArrayList<>();
    for (String next = line(in); !next.isEmpty(); next = line(in)) {
      int colon = next.indexOf(':');
      fields.add(new HeaderField(next.substring(0, colon), next.substring(colon + 1).strip()));
    }
    return new Received(line, new Headers(fields));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
