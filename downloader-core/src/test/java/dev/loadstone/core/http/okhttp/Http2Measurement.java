package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.OutgoingBody;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.NginxServer;
import dev.loadstone.core.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.tls.HeldCertificate;

/**
 * Prints what HTTP/1.1 and HTTP/2 cost over TLS from nginx on loopback (docs/decisions/0015). The
 * argument is a folder for 1 GiB, best in memory.
 */
final class Http2Measurement {
  private static final int PIECES = 1 << 20;

  private Http2Measurement() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path root = Files.createDirectories(folder.resolve("root"));
    byte[] piece = new byte[PIECES];
    new java.util.SplittableRandom(1).nextBytes(piece);
    try (var out = Files.newOutputStream(root.resolve("big"))) {
      for (int i = 0; i < 1024; i++) {
        out.write(piece);
      }
    }
    Files.write(root.resolve("small"), java.util.Arrays.copyOf(piece, 16 << 10));
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    Path pem = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
    Path key = Files.writeString(folder.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
    NginxServer.Options options =
        NginxServer.Options.PLAIN.withTls(new NginxServer.Tls(pem, key, true));
    try (NginxServer nginx = NginxServer.start(folder.resolve("nginx"), root, options)) {
      for (int round = 0; round < 3; round++) {
        for (int connections : new int[] {1, 4}) {
          for (boolean http2 : new boolean[] {false, true}) {
            big(nginx.origin(), pem, connections, http2);
          }
        }
        small(nginx.origin(), pem, false);
        small(nginx.origin(), pem, true);
      }
    }
  }

  private static void big(String origin, Path pem, int segments, boolean http2) throws Exception {
    long part = (1L << 30) / segments;
    run(
        "1 GiB, " + segments + " segments",
        pem,
        http2,
        segments,
        segments,
        (client, i) -> {
          String range = "bytes=" + i * part + "-" + ((i + 1) * part - 1);
          read(client, origin + "/big", http2, "Range", range);
        });
  }

  private static void small(String origin, Path pem, boolean http2) throws Exception {
    run(
        "2,000 x 16 KiB",
        pem,
        http2,
        16,
        2_000,
        (client, _) -> read(client, origin + "/small", http2));
  }

  private interface Work {
    void on(HttpClient client, int number) throws Exception;
  }

  private static void run(String name, Path pem, boolean http2, int threads, int times, Work work)
      throws Exception {
    try (OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      HttpClient client =
          transport.client(
              new ClientOptions(
                  new NetworkOptions(pem, false, null),
                  Duration.ofSeconds(20),
                  Duration.ofSeconds(20)));
      long began = System.nanoTime();
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        all.add(
            pool.submit(
                () -> {
                  work.on(client, number);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      System.out.printf(
          "%-22s %-8s %6d ms%n",
          name, http2 ? "h2" : "http/1.1", (System.nanoTime() - began) / 1_000_000);
    }
  }

  private static void read(HttpClient client, String link, boolean http2, String... headers)
      throws Exception {
    HttpRequest.Details details =
        new HttpRequest.Details(OutgoingBody.NONE, List.of(), false, null, http2);
    HttpRequest request =
        new HttpRequest("GET", Link.parse(link), Headers.of(headers), Secrets.NONE, false, details);
    ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
    try (HttpAnswer answer = client.call(request, _ -> {}).execute()) {
      while (answer.read(buffer) >= 0) {
        buffer.clear();
      }
    }
  }
}
