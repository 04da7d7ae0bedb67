package dev.loadstone.core.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.TruncatingTls;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the transport trusts, and how it says that it does not. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TlsTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static HeldCertificate authority;
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
  private final List<Phase> phases = new CopyOnWriteArrayList<>();
  @TempDir Path folder;

  @BeforeAll
  static void makeAuthority() {
    authority =
        new HeldCertificate.Builder().commonName("Test Authority").certificateAuthority(0).build();
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private static HeldCertificate.Builder leaf() {
    return new HeldCertificate.Builder().commonName("the server").signedBy(authority);
  }

  private static RawServer server(HeldCertificate.Builder certificate, RawServer.Handler handler) {
    HandshakeCertificates keys =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate.build(), authority.certificate())
            .build();
    return RawServer.startTls(keys.sslContext().getServerSocketFactory(), handler);
  }

  private static boolean hello(RawServer.Received request, RawServer.Wire wire) throws IOException {
    wire.send(HELLO);
    return true;
  }

  private Path caFile() throws IOException {
    Path file = folder.resolve("ca.pem");
    Files.writeString(file, "# ours\n" + authority.certificatePem());
    return file;
  }

  private HttpCall get(Link link, @Nullable Path caFile, boolean insecure) throws FailureException {
    NetworkOptions network = new NetworkOptions(caFile, insecure, null);
    return transport
        .client(new ClientOptions(network, Duration.ofSeconds(10), Duration.ofSeconds(5)))
        .call(new HttpRequest("GET", link, Headers.NONE, Secrets.NONE), phases::add);
  }

  private Failure failure(RawServer server, @Nullable Path caFile) {
    return failure(server.localhost("/"), caFile);
  }

  private Failure failure(Link link, @Nullable Path caFile) {
    try (HttpAnswer answer = get(link, caFile, false).execute()) {
      HttpTransportContract.readAll(answer);
      throw new AssertionError("no failure");
    } catch (FailureException e) {
      return e.failure();
    }
  }

  @Test
  void caFile_vouches() throws IOException {
    try (RawServer server = server(leaf().addSubjectAlternativeName("localhost"), TlsTest::hello)) {
      HttpCall call = get(server.localhost("/"), caFile(), false);
      try (HttpAnswer answer = call.execute()) {
        assertThat(HttpTransportContract.readAll(answer)).hasSize(5);
      }
      HttpExchange.TlsFacts tls = call.exchange().tls();
      assertThat(tls).isNotNull();
      assertThat(tls.version()).isEqualTo("TLSv1.3");
      assertThat(tls.cipher()).startsWith("TLS_");
      assertThat(tls.certificates()).hasSize(2);
      assertThat(tls.certificates().getFirst()).contains("the server", "; expires ");
      assertThat(call.exchange().timing().securing()).isPositive();
    }
  }

  @Test
  void unknownAuthority_isRefused() {
    try (RawServer server = server(leaf().addSubjectAlternativeName("localhost"), TlsTest::hello)) {
      Failure failure = failure(server, null);
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("not trusted", "Test Authority");
      assertThat(phases).endsWith(Phase.TLS_HANDSHAKE_ERROR);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void otherName_isRefused() throws IOException {
    try (RawServer server =
        server(leaf().addSubjectAlternativeName("other.example"), TlsTest::hello)) {
      Failure failure = failure(server, caFile());
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("for other names", "localhost");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void expiredCertificate_isRefused() throws IOException {
    HeldCertificate.Builder expired =
        leaf().addSubjectAlternativeName("localhost").validityInterval(1_000_000L, 2_000_000L);
    try (RawServer server = server(expired, TlsTest::hello)) {
      Failure failure = failure(server, caFile());
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("expired 1970-01-01");
    }
  }

  @Test
  void certificateOfTomorrow_isRefused() throws IOException {
    long day = 86_400_000L;
    long now = TimeSource.SYSTEM.now().toEpochMilli();
    HeldCertificate.Builder tomorrows =
        leaf().addSubjectAlternativeName("localhost").validityInterval(now + day, now + 2 * day);
    try (RawServer server = server(tomorrows, TlsTest::hello)) {
      assertThat(failure(server, caFile()).detail()).contains("not valid before");
    }
  }

  @Test
  void insecureClient_acceptsAnything_andNoOtherClientDoes() throws FailureException {
    HeldCertificate.Builder worst =
        leaf().addSubjectAlternativeName("other.example").validityInterval(1_000_000L, 2_000_000L);
    try (RawServer server = server(worst, TlsTest::hello)) {
      try (HttpAnswer answer = get(server.localhost("/"), null, true).execute()) {
        assertThat(HttpTransportContract.readAll(answer)).hasSize(5);
      }
      assertThat(failure(server, null).code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.pem", "empty.pem", "broken.pem"})
  void unusableCaFile_isNamed(String name) throws IOException {
    Files.writeString(folder.resolve("empty.pem"), "nothing here");
    Files.writeString(
        folder.resolve("broken.pem"),
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    Failure failure = failure(Link.parse("https://localhost:1/"), folder.resolve(name));
    assertThat(failure.code()).isEqualTo(FailureCode.OWN_CERTIFICATE);
    assertThat(failure.detail()).contains(name);
  }

  @Test
  void changedCaFile_isReadAgain() throws IOException {
    Path file = folder.resolve("ca.pem");
    Files.writeString(
        file,
        HeldCertificate.decode(
                leaf().build().certificatePem() + leaf().build().privateKeyPkcs8Pem())
            .certificatePem());
    try (RawServer server = server(leaf().addSubjectAlternativeName("localhost"), TlsTest::hello)) {
      assertThat(failure(server, file).code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      Files.writeString(file, "\n\n" + authority.certificatePem());
      try (HttpAnswer answer = get(server.localhost("/"), file, false).execute()) {
        assertThat(answer.status()).isEqualTo(200);
      }
    }
  }

  @Test
  void oldTls_isNotSpoken() throws IOException {
    HandshakeCertificates keys =
        new HandshakeCertificates.Builder()
            .heldCertificate(leaf().addSubjectAlternativeName("localhost").build())
            .build();
    SSLServerSocketFactory sockets = keys.sslContext().getServerSocketFactory();
    try (RawServer server =
        RawServer.startTls(new OnlyProtocol(sockets, "TLSv1.1"), TlsTest::hello)) {
      assertThat(failure(server, caFile()).code()).isEqualTo(FailureCode.TLS_HANDSHAKE_ERROR);
    }
  }

  @Test
  void plainServer_isATlsError() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sayPlainly(plain));
      Link link = Link.parse("https://localhost:" + plain.getLocalPort() + "/");
      assertThat(failure(link, null).code()).isEqualTo(FailureCode.TLS_HANDSHAKE_ERROR);
    }
  }

  private static void sayPlainly(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 400 Bad Request\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has gone, as it should.
    }
  }

  @Test
  void silentHandshake_isATimeoutOfIt() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
      Link link = Link.parse("https://localhost:" + silent.getLocalPort() + "/");
      ClientOptions options =
          new ClientOptions(NetworkOptions.DEFAULTS, Duration.ofMillis(300), Duration.ofSeconds(5));
      HttpCall call =
          transport
              .client(options)
              .call(new HttpRequest("GET", link, Headers.NONE, Secrets.NONE), _ -> {});
      try {
        call.execute().close();
        throw new AssertionError("no failure");
      } catch (FailureException e) {
        assertThat(e.failure().code()).isEqualTo(FailureCode.TIMEOUT);
        assertThat(e.failure().detail()).startsWith("handshake:");
      }
    }
  }

  @Test
  void bodyEndedByCloseNotify_isProven() throws IOException {
    try (RawServer server =
        server(
            leaf().addSubjectAlternativeName("localhost"),
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\n\r\nhello");
              return false;
            })) {
      try (HttpAnswer answer = get(server.localhost("/"), caFile(), false).execute()) {
        assertThat(answer.endIsProven()).isTrue();
        assertThat(HttpTransportContract.readAll(answer)).hasSize(5);
      }
    }
  }

  @Test
  void bodyEndedWithoutCloseNotify_isALengthMismatch() throws IOException {
    HandshakeCertificates keys =
        new HandshakeCertificates.Builder()
            .heldCertificate(leaf().addSubjectAlternativeName("localhost").build())
            .build();
    try (TruncatingTls server =
        new TruncatingTls(keys.sslContext(), "HTTP/1.1 200 OK\r\n\r\nhello")) {
      Link link = Link.parse("https://localhost:" + server.port() + "/");
      assertThat(failure(link, caFile()).code()).isEqualTo(FailureCode.BODY_LENGTH_MISMATCH);
    }
  }

  @Test
  void longChunk_isNoticedBelowTlsToo() throws IOException {
    try (RawServer server =
        server(
            leaf().addSubjectAlternativeName("localhost"),
            (_, wire) -> {
              wire.send(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhello\r\n0\r\n\r\n");
              return false;
            })) {
      assertThat(failure(server, caFile()).code()).isEqualTo(FailureCode.PROTOCOL_ERROR);
    }
  }

  /** Makes servers that speak one version of TLS only. */
  private static final class OnlyProtocol extends javax.net.ServerSocketFactory {
    private final SSLServerSocketFactory sockets;
    private final String protocol;

    OnlyProtocol(SSLServerSocketFactory sockets, String protocol) {
      this.sockets = sockets;
      this.protocol = protocol;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return restricted(sockets.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return restricted(sockets.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, java.net.InetAddress address)
        throws IOException {
      return restricted(sockets.createServerSocket(port, backlog, address));
    }

    private ServerSocket restricted(ServerSocket socket) {
      ((SSLServerSocket) socket).setEnabledProtocols(new String[] {protocol});
      return socket;
    }
  }
}
