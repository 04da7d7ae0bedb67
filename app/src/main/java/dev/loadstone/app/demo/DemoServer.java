package dev.loadstone.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loadstone.core.model.Link;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An asset server on loopback: entity tags, ranges, If-Range (RFC 9110 13.1.5, 14). It breaks one
 * connection in the middle of a file, once. Answers on virtual threads.
 */
final class DemoServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
  private static final long NOT_CUT = -1;

  private final Path root;
  private final Map<String, Sample> samples = new HashMap<>();
  private final String cutPath;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong cutAt = new AtomicLong(NOT_CUT);

  private DemoServer(Path root, List<Sample> samples, String cutPath) throws IOException {
    this.root = root;
    this.cutPath = cutPath;
    samples.forEach(s -> this.samples.put("/" + s.path(), s));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
  }

  /**
   * Starts a server on a free port.
   *
   * @param root folder of the samples
   * @param cutPath the sample whose first answer breaks off in its middle
   */
  static DemoServer start(Path root, List<Sample> samples, String cutPath) throws IOException {
    DemoServer demo = new DemoServer(root, samples, cutPath);
    demo.server.start();
    return demo;
  }

  Link link(Sample sample) {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return Link.parse(
        "http://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + address.getPort()
            + "/"
            + sample.path());
  }

  /** Offset at which the connection was broken; -1 if it was not. */
  long cutAt() {
    return cutAt.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Sample sample = samples.get(exchange.getRequestURI().getPath());
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (sample == null || !(head || exchange.getRequestMethod().equals("GET"))) {
        exchange.sendResponseHeaders(sample == null ? 404 : 405, -1);
        return;
      }
      describe(exchange, sample);
      long[] range = range(exchange, sample);
      if (range == null) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + sample.size());
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      boolean partial = range.length == 3;
      if (partial) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes " + range[0] + "-" + (range[1] - 1) + "/" + sample.size());
      }
      long length = range[1] - range[0];
      if (head) {
        exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(partial ? 206 : 200, head ? -1 : length);
      if (!head) {
        send(exchange, sample, range[0], range[1]);
      }
    }
  }

  private static void describe(HttpExchange exchange, Sample sample) {
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    exchange.getResponseHeaders().set("ETag", tag(sample));
    exchange.getResponseHeaders().set("Content-Type", mediaType(sample.path()));
  }

  private static String tag(Sample sample) {
    return "\"" + sample.sha256().substring(0, 16) + "\"";
  }

  /** What to send: start and end, a third number if it is a part; null if there is no such part. */
  private static long @Nullable [] range(HttpExchange exchange, Sample sample) {
    String asked = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    Matcher range = RANGE.matcher(asked == null ? "" : asked);
    boolean unchanged = condition == null || condition.equals(tag(sample));
    if (!range.matches() || !unchanged) {
      return new long[] {0, sample.size()};
    }
    long start = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
    if (start >= sample.size() || last < start) {
      return null;
    }
    return new long[] {start, Math.min(sample.size(), last + 1), 1};
  }

  private void send(HttpExchange exchange, Sample sample, long start, long end) throws IOException {
    long until = end;
    long middle = sample.size() / 2;
    boolean breaks =
        sample.path().equals(cutPath)
            && start < middle
            && end > middle
            && cutAt.compareAndSet(NOT_CUT, middle);
    if (breaks) {
      until = middle;
    }
    try (FileChannel file = FileChannel.open(root.resolve(sample.path()))) {
      OutputStream out = exchange.getResponseBody();
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      for (long at = start; at < until; at += buffer.limit()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), until - at));
        while (buffer.hasRemaining() && file.read(buffer, at + buffer.position()) >= 0) {
          // reads until the buffer is full or the file ends
        }
        out.write(buffer.array(), 0, buffer.limit());
      }
      out.flush();
    }
    // Closing the exchange before all that was announced is sent breaks the connection.
  }

  private static String mediaType(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "png" -> "image/png";
      case "wav" -> "audio/wav";
      case "gltf" -> "model/gltf+json";
      case "ttf" -> "font/ttf";
      case "json" -> "application/json";
      case "zip" -> "application/zip";
      default -> "application/octet-stream";
    };
  }
}
