package dev.loadstone.bench.window;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback whose every file has the same size and comes at the same steady speed. */
final class SteadyServer implements AutoCloseable {
  static final int SIZE = 1 << 20;
  private static final int BYTES_A_STEP = 8 << 10;
  private static final int STEP_MILLIS = 40;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private final HttpServer server;

  SteadyServer(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", SteadyServer::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestHeaders().getFirst("Range");
      Matcher range = RANGE.matcher(asked == null ? "" : asked);
      boolean partial = range.matches();
      int from = partial ? Integer.parseInt(range.group(1)) : 0;
      int to = partial && !range.group(2).isEmpty() ? Integer.parseInt(range.group(2)) + 1 : SIZE;
      var headers = exchange.getResponseHeaders();
      headers.set("ETag", "\"steady\"");
      headers.set("Accept-Ranges", "bytes");
      if (partial) {
        headers.set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + SIZE);
      }
      exchange.sendResponseHeaders(partial ? 206 : 200, to - from);
      send(exchange.getResponseBody(), to - from);
    }
  }

  private static void send(OutputStream out, int bytes) throws IOException {
    byte[] step = new byte[BYTES_A_STEP];
    for (int left = bytes; left > 0; left -= step.length) {
      out.write(step, 0, Math.min(left, step.length));
      out.flush();
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException _) {
        return;
      }
    }
  }
}
