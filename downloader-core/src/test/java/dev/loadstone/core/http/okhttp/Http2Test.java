package dev.loadstone.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.http.OutgoingBody;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.NginxServer;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2: who speaks it, how its bodies end, and what is recorded of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class Http2Test {
  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .build();

  private final MockWebServer server = new MockWebServer();
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
  @TempDir Path folder;
  private Path caFile = Path.of("");

  @BeforeEach
  void start() throws IOException {
    caFile = Files.writeString(folder.resolve("ca.pem"), CERTIFICATE.certificatePem());
    server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(CERTIFICATE)
            .build()
            .sslSocketFactory());
    server.start();
  }

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  private HttpCall get(Link link, boolean http2, String... headers) throws FailureException {
    ClientOptions options =
        new ClientOptions(
            new NetworkOptions(caFile, false, null),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
    HttpRequest.Details details =
        new HttpRequest.Details(OutgoingBody.NONE, List.of(), false, null, http2);
    return transport
        .client(options)
        .call(
            new HttpRequest("GET", link, Headers.of(headers), Secrets.NONE, false, details),
            _ -> {});
  }

  private Link link(String path) {
    return Link.parse(server.url(path).toString());
  }

  private static MockResponse.Builder of(byte[] body) {
    return new MockResponse.Builder().body(new Buffer().write(body));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void http2_isSpokenOnlyWhereItIsOffered() throws FailureException {
    server.enqueue(of(random(10)).build());
    server.enqueue(of(random(10)).build());
    HttpCall first = get(link("/"), true);
    first.execute().close();
    HttpCall second = get(link("/"), false);
    second.execute().close();
    assertThat(first.exchange().protocol()).isEqualTo("h2");
    assertThat(second.exchange().protocol()).isEqualTo("http/1.1");
  }

  @Test
  void heads_areRecordedAsHttp2SendsThem() throws FailureException {
    server.enqueue(of(random(10)).addHeader("X-Made", "1").build());
    HttpCall call = get(link("/a?b=1"), true, "X-Own", "2");
    try (HttpAnswer answer = call.execute()) {
      assertThat(answer.reason()).isEmpty();
      assertThat(answer.headers().first("x-made")).contains("1");
    }
    HttpExchange exchange = call.exchange();
    assertThat(exchange.requestHeaders().fields().subList(0, 4))
        .extracting(HeaderField::name)
        .containsExactly(":method", ":path", ":authority", ":scheme");
    assertThat(exchange.requestHeaders().first(":path")).contains("/a?b=1");
    assertThat(exchange.requestHeaders().has("host")).isFalse();
    assertThat(exchange.requestHeaders().fields())
        .allMatch(field -> field.name().equals(field.name().toLowerCase(java.util.Locale.ROOT)));
    assertThat(exchange.tls()).isNotNull();
    assertThat(exchange.status()).isEqualTo(200);
  }

  /** END_STREAM is the end's proof, with a length and without one. */
  @Test
  void bodyEndedByItsStream_isProved() throws FailureException {
    byte[] body = random(700_001);
    server.enqueue(of(body).build());
    server.enqueue(of(body).removeHeader("Content-Length").build());
    for (long length : new long[] {body.length, -1}) {
      try (HttpAnswer answer = get(link("/"), true).execute()) {
        assertThat(answer.contentLength()).isEqualTo(length);
        assertThat(answer.endIsProven()).isTrue();
        assertThat(HttpTransportContract.readAll(answer)).isEqualTo(body);
      }
    }
  }

  /** RFC 9113 8.1.1. */
  @ParameterizedTest
  @CsvSource({"99, PROTOCOL_ERROR", "101, BODY_LENGTH_MISMATCH"})
  void bodyOfAnotherLengthThanStated_isAFailure(int stated, FailureCode expected)
      throws FailureException {
    server.enqueue(of(random(100)).setHeader("Content-Length", stated).build());
    try (HttpAnswer answer = get(link("/"), true).execute()) {
      assertThatThrownBy(() -> HttpTransportContract.readAll(answer))
          .satisfies(e -> assertThat(code(e)).isEqualTo(expected));
    }
  }

  @Test
  void streamResetInTheBody_isALostConnection() throws FailureException {
    server.enqueue(of(random(2_000_000)).onResponseBody(new SocketEffect.CloseStream(2)).build());
    HttpCall call = get(link("/"), true);
    try (HttpAnswer answer = call.execute()) {
      assertThatThrownBy(() -> HttpTransportContract.readAll(answer))
          .satisfies(e -> assertThat(code(e)).isEqualTo(FailureCode.CONNECTION_ERROR))
          .hasMessageContaining("INTERNAL_ERROR");
    }
    assertThat(call.exchange().failure()).isNotNull();
  }

  @Test
  void connectionClosedInTheBody_isALengthMismatch() throws FailureException {
    server.enqueue(
        of(random(2_000_000)).onResponseBody(SocketEffect.ShutdownConnection.INSTANCE).build());
    try (HttpAnswer answer = get(link("/"), true).execute()) {
      assertThatThrownBy(() -> HttpTransportContract.readAll(answer))
          .satisfies(
              e ->
                  assertThat(code(e))
                      .isIn(FailureCode.BODY_LENGTH_MISMATCH, FailureCode.CONNECTION_ERROR));
    }
  }

  /** Streams of one connection are read by threads of their own, at speeds of their own. */
  @Test
  void nginx_manyStreams_neverMixBodies() throws Exception {
    try (NginxServer nginx = nginx();
        ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<String>> protocols =
          IntStream.range(0, 48)
              .mapToObj(i -> threads.submit(() -> fetch(nginx.origin(), i % 6)))
              .toList();
      for (Future<String> each : protocols) {
        assertThat(each.get()).isEqualTo("h2");
      }
    }
  }

  @Test
  void nginx_cancelOfOneStream_leavesTheOthersOfItsConnection() throws Exception {
    try (NginxServer nginx = nginx()) {
      HttpCall first = get(Link.parse(nginx.origin() + "/big"), true);
      HttpCall second = get(Link.parse(nginx.origin() + "/big"), true);
      try (HttpAnswer one = first.execute();
          HttpAnswer other = second.execute()) {
        assertThat(one.read(ByteBuffer.allocate(10))).isPositive();
        first.cancel();
        assertThatThrownBy(() -> HttpTransportContract.readAll(one))
            .satisfies(e -> assertThat(code(e)).isEqualTo(FailureCode.CANCELLED));
        assertThat(HttpTransportContract.readAll(other)).isEqualTo(random(20_000_000));
      }
      assertThat(second.exchange().reused()).isTrue();
    }
  }

  private NginxServer nginx() throws IOException {
    NginxServer.require();
    Path root = Files.createDirectories(folder.resolve("root"));
    for (int i = 0; i < 6; i++) {
      Files.write(root.resolve("f" + i), random(300_000 + i));
    }
    Files.write(root.resolve("big"), random(20_000_000));
    Path key = Files.writeString(folder.resolve("key.pem"), CERTIFICATE.privateKeyPkcs8Pem());
    NginxServer.Options options =
        NginxServer.Options.PLAIN.withTls(new NginxServer.Tls(caFile, key, true));
    return NginxServer.start(folder.resolve("nginx"), root, options);
  }

  private String fetch(String origin, int number) throws FailureException {
    HttpCall call = get(Link.parse(origin + "/f" + number), true, "Range", "bytes=1000-");
    try (HttpAnswer answer = call.execute()) {
      assertThat(answer.status()).isEqualTo(206);
      byte[] whole = random(300_000 + number);
      assertThat(HttpTransportContract.readAll(answer))
          .isEqualTo(Arrays.copyOfRange(whole, 1000, whole.length));
    }
    return call.exchange().protocol();
  }

  private static FailureCode code(Throwable thrown) {
    return ((FailureException) thrown).failure().code();
  }
}
