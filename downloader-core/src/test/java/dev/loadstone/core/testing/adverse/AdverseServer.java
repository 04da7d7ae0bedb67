package dev.loadstone.core.testing.adverse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * An HTTP/1.1 server on loopback that is correct unless told otherwise, and remembers every
 * request.
 *
 * <p>Raw sockets on virtual threads: an answer may break any rule of HTTP. Safe for any thread.
 */
public final class AdverseServer implements AutoCloseable {

  private record Route(Resource resource, Script script) {}

  private final ServerSocket listener;
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final RequestLog requests = new RequestLog();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private volatile int mostConnections = Integer.MAX_VALUE;
  private volatile int sendBuffer;

  private AdverseServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts a server on a free port that knows no file. */
  public static AdverseServer start() {
    try {
      ServerSocket listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
      AdverseServer server = new AdverseServer(listener);
      Thread.ofVirtual().name("adverse-accept").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Serves a resource, or replaces the one that is there.
   *
   * @param path starting with a slash, without query
   * @return its link
   */
  public String serve(String path, Resource resource, Script script) {
    routes.put(path, new Route(resource, script));
    return origin() + path;
  }

  /** Serves a content correctly. */
  public String serve(String path, Content content) {
    return serve(path, Resource.of(content), Script.always());
  }

  /** Connections beyond so many at once are reset before a byte is read. */
  public AdverseServer atMostConnections(int most) {
    mostConnections = most;
    return this;
  }

  /** Size of the system's send buffer of new connections, so that little is in flight. */
  public AdverseServer sendBuffer(int bytes) {
    sendBuffer = bytes;
    return this;
  }

  /** {@code http://127.0.0.1:port}. */
  public String origin() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  /** All requests so far, in the order they came. */
  public List<SeenRequest> requests() {
    return requests.all();
  }

  /** Bytes of bodies sent so far, all requests together. */
  public long bytesSent() {
    return requests.all().stream().mapToLong(SeenRequest::bytesSent).sum();
  }

  /** Connections accepted so far, refused ones included. */
  public int connections() {
    return connections.get();
  }

  /** Connections that are open at this moment. */
  public int openConnections() {
    return open.size();
  }

  /** Waits until the condition holds; false if it does not within the time. */
  public static boolean await(BooleanSupplier condition, Duration within) {
    long end = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(AdverseServer::closeQuietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        int number = connections.incrementAndGet();
        open.add(socket);
        if (open.size() > mostConnections) {
          socket.setSoLinger(true, 0);
          drop(socket);
        } else {
          socket.setTcpNoDelay(true);
          if (sendBuffer > 0) {
            socket.setSendBufferSize(sendBuffer);
          }
          Thread.ofVirtual().name("adverse-" + number).start(() -> converse(socket, number));
        }
      } catch (IOException e) {
        closeQuietly(listener);
      }
    }
  }

  private void converse(Socket socket, int number) {
    try (socket) {
      RequestReader reader = new RequestReader(socket.getInputStream(), number);
      while (true) {
        SeenRequest request = reader.next(requests.size() + 1);
        if (request == null || !answer(socket, request)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client went away, or this server is closing: either ends the conversation.
    } finally {
      drop(socket);
    }
  }

  private boolean answer(Socket socket, SeenRequest request) throws IOException {
    try {
      Visit visit = requests.add(request, running.incrementAndGet());
      Route route = routes.get(request.path());
      Reply reply = GoodAnswer.notFound();
      if (route != null) {
        Reply good = GoodAnswer.to(request, route.resource());
        reply = route.script().on(visit).bend(good, visit, route.resource());
      }
      request.answered(reply.status());
      return new ReplyWriter(socket, request).write(reply);
    } finally {
      running.decrementAndGet();
    }
  }

  private void drop(Socket socket) {
    open.remove(socket);
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Nothing is left to be done with it.
    }
  }
}
