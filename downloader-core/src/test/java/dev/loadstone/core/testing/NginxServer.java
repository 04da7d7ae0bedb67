package dev.loadstone.core.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's nginx as a child process in the foreground, with its own folder, on a free loopback
 * port. It serves a folder with entity tags and ranges and logs every request when it ends.
 */
public final class NginxServer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final String HOW_TO_INSTALL =
      "no " + PROGRAM + "; run: sudo apt-get install --no-install-recommends -y nginx-light";
  private static final int START_TRIES = 5;
  private static final Duration START_WAIT = Duration.ofSeconds(10);
  private static final String STATUS_PATH = "/.status-of-nginx";
  private static final Pattern ACTIVE = Pattern.compile("Active connections: (\\d+)");
  private static final Pattern LINE =
      Pattern.compile("(\\d+) (\\d+) \"([^\"]*)\" \"([^\"]*)\" (\\d+) (\\S+)");

  /**
   * How it serves.
   *
   * @param bytesPerSecond of each answer; 0 for no limit
   * @param connectionsPerAddress more are answered 503; 0 for no limit
   * @param tls null for plain HTTP
   * @param lines more of its configuration, for the whole server
   */
  public record Options(
      long bytesPerSecond, int connectionsPerAddress, @Nullable Tls tls, String lines) {
    public static final Options PLAIN = new Options(0, 0, null);

    public Options(long bytesPerSecond, int connectionsPerAddress, @Nullable Tls tls) {
      this(bytesPerSecond, connectionsPerAddress, tls, "");
    }

    public Options withLines(String more) {
      return new Options(bytesPerSecond, connectionsPerAddress, tls, more);
    }

    public Options withBytesPerSecond(long limit) {
      return new Options(limit, connectionsPerAddress, tls, lines);
    }

    public Options withConnectionsPerAddress(int most) {
      return new Options(bytesPerSecond, most, tls, lines);
    }

    public Options withTls(Tls with) {
      return new Options(bytesPerSecond, connectionsPerAddress, with, lines);
    }
  }

  /**
   * TLS 1.2 and 1.3.
   *
   * @param certificate chain in PEM
   * @param key in PEM
   * @param http2 offered beside HTTP/1.1
   */
  public record Tls(Path certificate, Path key, boolean http2) {}

  /**
   * A request that has ended.
   *
   * @param bytesSent of the body, handed to the system; more than arrived if the client was killed
   * @param range the header as sent; empty without one
   * @param ifRange the header as sent; empty without one
   * @param connection number that grows with each connection
   */
  public record Logged(
      int status, long bytesSent, String range, String ifRange, long connection, String target) {

    /** First byte asked for; 0 without a range. */
    public long start() {
      Matcher start = Pattern.compile("bytes=(\\d+)-.*").matcher(range);
      return start.matches() ? Long.parseLong(start.group(1)) : 0;
    }
  }

  private final Process process;
  private final Path prefix;
  private final String origin;

  private NginxServer(Process process, Path prefix, String origin) {
    this.process = process;
    this.prefix = prefix;
    this.origin = origin;
  }

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Skips the test without nginx, and says how to install it; fails it where {@code CI=true}. */
  public static void require() {
    if ("true".equals(System.getenv("CI")) && !isInstalled()) {
      Assertions.fail(HOW_TO_INSTALL);
    }
    Assumptions.assumeTrue(isInstalled(), HOW_TO_INSTALL);
  }

  /**
   * Starts one and waits until it accepts connections.
   *
   * @param prefix folder for its configuration, logs and temporary files
   * @param root what it serves
   */
  public static NginxServer start(Path prefix, Path root, Options options) throws IOException {
    if (!isInstalled()) {
      throw new IOException(HOW_TO_INSTALL);
    }
    Files.createDirectories(prefix);
    // nginx cannot choose its port; another process may take it between the choice and the start.
    for (int i = 0; i < START_TRIES; i++) {
      int port = freePort();
      Files.writeString(prefix.resolve("nginx.conf"), config(prefix, root, port, options));
      Process process = launch(prefix);
      if (accepts(process, port)) {
        String scheme = options.tls() == null ? "http" : "https";
        return new NginxServer(process, prefix, scheme + "://127.0.0.1:" + port);
      }
      end(process);
    }
    throw new IOException("nginx: " + Files.readString(prefix.resolve("error.log")));
  }

  /** Scheme, address and port, without a slash at the end. */
  public String origin() {
    return origin;
  }

  /** Requests that have ended so far. */
  public List<Logged> requests() throws IOException {
    return Files.readString(prefix.resolve("access.log"))
        .lines()
        .map(NginxServer::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Waits until no connection is open, so that {@link #requests} holds what killed clients asked
   * for too; false if that takes too long. Plain HTTP only.
   */
  public boolean awaitIdle(Duration within) throws IOException {
    long end = System.nanoTime() + within.toNanos();
    while (openConnections() > 0) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      exitsWithin(process, 5);
    }
    return true;
  }

  private long openConnections() throws IOException {
    URI uri = URI.create(origin);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      byte[] request = ("GET " + STATUS_PATH + " HTTP/1.0\r\n\r\n").getBytes(US_ASCII);
      socket.getOutputStream().write(request);
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      Matcher active = ACTIVE.matcher(answer);
      if (!active.find()) {
        throw new IOException("no status: " + answer);
      }
      return Long.parseLong(active.group(1)) - 1;
    }
  }

  @Override
  public void close() {
    end(process);
  }

  private static Process launch(Path prefix) throws IOException {
    return new ProcessBuilder(
            PROGRAM.toString(),
            "-p",
            prefix.toString(),
            "-c",
            prefix.resolve("nginx.conf").toString(),
            "-e",
            prefix.resolve("error.log").toString())
        .redirectErrorStream(true)
        .redirectOutput(prefix.resolve("output.log").toFile())
        .start();
  }

  private static boolean accepts(Process process, int port) {
    long end = System.nanoTime() + START_WAIT.toNanos();
    while (process.isAlive() && System.nanoTime() - end < 0) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        // Another process that took the port would answer too; nginx would have ended by itself.
        return !exitsWithin(process, 50);
      } catch (IOException e) {
        exitsWithin(process, 10);
      }
    }
    return false;
  }

  private static boolean exitsWithin(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void end(Process process) {
    process.destroy();
    if (!exitsWithin(process, 5_000)) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static Optional<Logged> parse(String line) {
    Matcher fields = LINE.matcher(line);
    return fields.matches()
        ? Optional.of(
            new Logged(
                Integer.parseInt(fields.group(1)),
                Long.parseLong(fields.group(2)),
                dashAsEmpty(fields.group(3)),
                // nginx writes a quote inside a value as \x22.
                dashAsEmpty(fields.group(4)).replace("\\x22", "\""),
                Long.parseLong(fields.group(5)),
                fields.group(6)))
        : Optional.empty();
  }

  private static String dashAsEmpty(String value) {
    return value.equals("-") ? "" : value;
  }

  private static String config(Path prefix, Path root, int port, Options options) {
    return """
    daemon off;
    master_process off;
    pid %1$s/nginx.pid;
    error_log %1$s/error.log;
    events { worker_connections 1024; }
    http {
      log_format counted '$status $body_bytes_sent "$http_range" "$http_if_range" $connection $request_uri';
      access_log %1$s/access.log counted;
      default_type application/octet-stream;
      sendfile on;
      limit_conn_zone $binary_remote_addr zone=address:1m;
      client_body_temp_path %1$s/t1;
      proxy_temp_path %1$s/t2;
      fastcgi_temp_path %1$s/t3;
      uwsgi_temp_path %1$s/t4;
      scgi_temp_path %1$s/t5;
      server {
        listen 127.0.0.1:%3$d%4$s;
        root %2$s;
        location = %8$s { stub_status; access_log off; limit_conn address 1000; }
        %5$s
        %6$s
        %7$s
        %9$s
      }
    }
    """
        .formatted(
            prefix,
            root,
            port,
            listenWords(options.tls()),
            options.bytesPerSecond() == 0 ? "" : "limit_rate " + options.bytesPerSecond() + ";",
            options.connectionsPerAddress() == 0
                ? ""
                : "limit_conn address " + options.connectionsPerAddress() + ";",
            certificateLines(options.tls()),
            STATUS_PATH,
            options.lines());
  }

  private static String listenWords(@Nullable Tls tls) {
    if (tls == null) {
      return "";
    }
    return tls.http2() ? " ssl http2" : " ssl";
  }

  private static String certificateLines(@Nullable Tls tls) {
    return tls == null
        ? ""
        : "ssl_certificate " + tls.certificate() + "; ssl_certificate_key " + tls.key() + ";";
  }
}
