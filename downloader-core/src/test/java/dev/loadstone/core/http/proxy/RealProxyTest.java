package dev.loadstone.core.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.http.OutgoingBody;
import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.testing.ChildServer;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.TestAuthority;
import dev.loadstone.core.testing.TlsFront;
import dev.loadstone.core.testing.TruncatingTls;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through proxies as people run them: tinyproxy, also behind TLS, microsocks, squid by Digest. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RealProxyTest {
  private static final Path TINYPROXY = Path.of("/usr/bin/tinyproxy");
  private static final Path MICROSOCKS = Path.of("/usr/bin/microsocks");
  private static final Path SQUID = Path.of("/usr/sbin/squid");
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final NetworkSecrets ANN = new NetworkSecrets("ann", "hushhush", null);
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
  private TestAuthority authority;
  private RawServer plain;
  private RawServer secure;
  @TempDir Path folder;

  @BeforeEach
  void serve() {
    authority = new TestAuthority();
    authority.writeTo(folder.resolve("ca.pem"));
    plain = RawServer.start(RealProxyTest::hello);
    secure =
        RawServer.startTls(
            authority.issue().serverContext().getServerSocketFactory(), RealProxyTest::hello);
  }

  @AfterEach
  void close() {
    transport.close();
    plain.close();
    secure.close();
    authority.close();
  }

  private static boolean hello(RawServer.Received request, RawServer.Wire wire) throws IOException {
    wire.send(HELLO);
    return true;
  }

  private ChildServer tinyproxy(String... lines) throws IOException {
    ChildServer.require(TINYPROXY, "tinyproxy");
    Path configuration = folder.resolve("tinyproxy.conf");
    return ChildServer.start(
        folder.resolve("tinyproxy.log"),
        port -> {
          write(
              configuration,
              "Port "
                  + port
                  + "\nListen 127.0.0.1\nTimeout 60\nMaxClients 20\n"
                  + String.join("\n", lines)
                  + "\n");
          return List.of(TINYPROXY.toString(), "-d", "-c", configuration.toString());
        });
  }

  private ChildServer microsocks(String... options) throws IOException {
    ChildServer.require(MICROSOCKS, "microsocks");
    return ChildServer.start(
        folder.resolve("microsocks.log"),
        port -> {
          List<String> command =
              new java.util.ArrayList<>(
                  List.of(MICROSOCKS.toString(), "-i", "127.0.0.1", "-p", "" + port));
          command.addAll(List.of(options));
          return command;
        });
  }

  /** It serves as a user of its own where root starts it. */
  private ChildServer squid() throws IOException {
    ChildServer.require(SQUID, "squid");
    Path own = Files.createTempDirectory("squid");
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    // "ann:studio:hushhush" by MD5
    Path users = own.resolve("users");
    write(users, "ann:studio:c3bc98b5e766a326d6cf0bafa6825886\n");
    Path configuration = own.resolve("squid.conf");
    return ChildServer.start(
        own.resolve("out"),
        port -> {
          write(
              configuration,
              String.join(
                  "\n",
                  "http_port 127.0.0.1:" + port,
                  "auth_param digest program /usr/lib/squid/digest_file_auth -c " + users,
                  "auth_param digest realm studio",
                  "auth_param digest children 1",
                  "acl signed proxy_auth REQUIRED",
                  "http_access allow signed",
                  "http_access deny all",
                  "cache deny all",
                  "pid_filename none",
                  "access_log none",
                  "cache_log " + own.resolve("cache.log"),
                  "coredump_dir " + own,
                  "shutdown_lifetime 0 seconds",
                  ""));
          return List.of(
              SQUID.toString(), "-N", "-n", "loadstone" + port, "-f", configuration.toString());
        });
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private HttpCall call(Link link, String proxy, NetworkSecrets secrets) throws FailureException {
    return call(new HttpRequest("GET", link, Headers.NONE, Secrets.NONE), proxy, secrets);
  }

  private HttpCall options(Link link, String proxy) throws FailureException {
    HttpRequest.Details whole =
        new HttpRequest.Details(OutgoingBody.NONE, List.of(), true, null, false);
    return call(
        new HttpRequest("OPTIONS", link, Headers.NONE, Secrets.NONE, false, whole),
        proxy,
        NetworkSecrets.NONE);
  }

  private HttpCall call(HttpRequest request, String proxy, NetworkSecrets secrets)
      throws FailureException {
    return call(request, ProxyOptions.of(proxy), secrets);
  }

  private HttpCall call(HttpRequest request, ProxyOptions proxies, NetworkSecrets secrets)
      throws FailureException {
    NetworkOptions network =
        new NetworkOptions(TlsOptions.DEFAULTS.withCaFile(folder.resolve("ca.pem")), proxies);
    Duration most = Duration.ofSeconds(15);
    return transport
        .client(new ClientOptions(network, most, most, secrets, Set.of()))
        .call(request, _ -> {});
  }

  private void assertGets(Link link, String proxy, NetworkSecrets secrets) throws FailureException {
    HttpCall call = call(link, proxy, secrets);
    try (HttpAnswer answer = call.execute()) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(HttpTransportContract.readAll(answer)).hasSize(5);
    }
    assertThat(call.exchange().remoteAddress()).startsWith("via 127.0.0.1:");
    assertThat(call.exchange().toString()).doesNotContain("hush");
  }

  private Failure failure(Link link, String proxy, NetworkSecrets secrets) {
    try {
      return failure(call(link, proxy, secrets));
    } catch (FailureException e) {
      return e.failure();
    }
  }

  private static Failure failure(HttpCall call) {
    try (HttpAnswer answer = call.execute()) {
      return Statuses.classify(
          answer.status(), answer.headers(), TimeSource.SYSTEM.now(), answer.way());
    } catch (FailureException e) {
      return e.failure();
    }
  }

  private void assertNoCredentialsArrived() {
    for (RawServer server : List.of(plain, secure)) {
      assertThat(server.received()).isNotEmpty();
      assertThat(server.received())
          .noneMatch(request -> request.headers().has("Proxy-Authorization"));
    }
  }

  @Test
  void tinyproxyWithPassword_isSignedInTo() throws IOException {
    try (ChildServer proxy = tinyproxy("BasicAuth ann hushhush", "ConnectPort 0")) {
      String link = "http://127.0.0.1:" + proxy.port();
      assertGets(plain.localhost("/"), link, ANN);
      assertThat(failure(plain.localhost("/"), link, NetworkSecrets.NONE).code())
          .isEqualTo(FailureCode.PROXY_AUTH);
      // Tinyproxy answers a wrong password as if it were the server.
      Failure wrong = failure(plain.localhost("/"), link, new NetworkSecrets("ann", "wrong", null));
      assertThat(wrong.code()).isEqualTo(FailureCode.SIGN_IN_NEEDED);
    }
    assertThat(plain.received()).noneMatch(each -> each.headers().has("Proxy-Authorization"));
  }

  @Test
  void tinyproxyWithPassword_tunnels() throws IOException {
    try (ChildServer proxy = tinyproxy("BasicAuth ann hushhush")) {
      String link = "http://127.0.0.1:" + proxy.port();
      assertGets(secure.localhost("/"), link, ANN);
      assertNeedsSignIn(secure.localhost("/"), link);
    }
    assertThat(secure.received()).noneMatch(each -> each.headers().has("Proxy-Authorization"));
  }

  private void assertNeedsSignIn(Link link, String proxy) {
    for (NetworkSecrets secrets :
        List.of(NetworkSecrets.NONE, new NetworkSecrets("ann", "wrong", null))) {
      Failure failure = failure(link, proxy, secrets);
      assertThat(failure.code()).as(failure.detail()).isEqualTo(FailureCode.PROXY_AUTH);
      assertThat(failure.detail()).doesNotContain("wrong", "hush");
    }
  }

  @Test
  void squidThatWantsDigest_isSignedInTo() throws IOException {
    try (ChildServer proxy = squid()) {
      String link = "http://127.0.0.1:" + proxy.port();
      assertGets(secure.localhost("/"), link, ANN);
      assertGets(plain.localhost("/"), link, ANN);
      assertNeedsSignIn(secure.localhost("/"), link);
      assertNoCredentialsArrived();
    }
  }

  @Test
  void squidThatWantsDigest_isNeverSentThePassword() throws IOException {
    try (ChildServer proxy = squid()) {
      ProxyOptions digest =
          ProxyOptions.of("http://127.0.0.1:" + proxy.port()).withDigestOnly(true);
      for (RawServer server : List.of(secure, plain)) {
        HttpRequest request =
            new HttpRequest("GET", server.localhost("/"), Headers.NONE, Secrets.NONE);
        int status = status(call(request, digest, ANN));
        assertThat(status).isIn(200, 407);
        assertThat(status == 200 ? 200 : status(call(request, digest, ANN))).isEqualTo(200);
      }
      assertNoCredentialsArrived();
    }
  }

  @Test
  void tinyproxyThatWantsThePassword_isToldThatDigestIsAllThereIs() throws IOException {
    try (ChildServer proxy = tinyproxy("BasicAuth ann hushhush")) {
      ProxyOptions digest =
          ProxyOptions.of("http://127.0.0.1:" + proxy.port()).withDigestOnly(true);
      for (RawServer server : List.of(secure, plain)) {
        HttpRequest request =
            new HttpRequest("GET", server.localhost("/"), Headers.NONE, Secrets.NONE);
        Failure failure = failure(call(request, digest, ANN));
        assertThat(failure.code()).isEqualTo(FailureCode.PROXY_AUTH);
        assertThat(failure.detail()).contains("asks for no Digest, and nothing else is sent");
      }
    }
  }

  @Test
  void status407_ofAServer_isNoProxys() throws IOException {
    try (RawServer server = RawServer.saying("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n");
        ChildServer socks = microsocks()) {
      for (String proxy : List.of(ProxyOptions.DIRECT, "socks5://127.0.0.1:" + socks.port())) {
        Failure failure = failure(server.localhost("/"), proxy, NetworkSecrets.NONE);
        assertThat(failure.code()).isEqualTo(FailureCode.HTTP_STATUS);
        assertThat(failure.status()).isEqualTo(407);
      }
    }
  }

  private static int status(HttpCall call) throws FailureException {
    try (HttpAnswer answer = call.execute()) {
      return answer.status();
    }
  }

  @Test
  void microsocksWithPassword_isSignedInTo() throws IOException {
    try (ChildServer proxy = microsocks("-u", "ann", "-P", "hushhush")) {
      String link = "socks5://127.0.0.1:" + proxy.port();
      assertGets(plain.localhost("/"), link, ANN);
      assertGets(secure.localhost("/"), link, ANN);
      assertGets(plain.link("/"), link, ANN);
      assertNeedsSignIn(plain.localhost("/"), link);
      assertNoCredentialsArrived();
    }
  }

  @Test
  void microsocksWithoutPassword_isUsed_andItsRefusalsNamed() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    try (ChildServer proxy = microsocks()) {
      String link = "socks5h://127.0.0.1:" + proxy.port();
      assertGets(plain.localhost("/"), link, NetworkSecrets.NONE);
      Failure failure =
          failure(Link.parse("http://localhost:" + closed + "/"), link, NetworkSecrets.NONE);
      assertThat(failure.code()).isEqualTo(FailureCode.CANT_CONNECT);
      assertThat(failure.detail())
          .contains("localhost:" + closed, "through the proxy 127.0.0.1", "refused");
    }
  }

  /** Who looks up the host tells whoever answers for names what is fetched. */
  @Test
  void hostBehindSocks_isHandedOverByName() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      byte[] request = new byte[4 + 1 + 17 + 2];
      Thread proxy = Thread.ofVirtual().start(() -> readRequest(socket, request));
      Failure failure =
          failure(
              Link.parse("http://files.invalid.test/"),
              "socks5://127.0.0.1:" + socket.getLocalPort(),
              NetworkSecrets.NONE);
      assertThat(failure.code()).isEqualTo(FailureCode.CANT_CONNECT);
      assertThat(failure.detail()).contains("host unreachable");
      join(proxy);
      assertThat(new String(request, java.nio.charset.StandardCharsets.ISO_8859_1))
          .isEqualTo("\5\1\0\3\22files.invalid.test\0".substring(0, 23) + "\0");
    }
  }

  private static void join(Thread thread) {
    try {
      assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void readRequest(ServerSocket server, byte[] request) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      in.readNBytes(3);
      out.write(new byte[] {5, 0});
      in.readNBytes(request, 0, request.length);
      out.write(new byte[] {5, 4, 0, 1, 0, 0, 0, 0, 0, 0});
      in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The same proof as without a proxy: sockets are the same. */
  @Test
  void endWithoutCloseNotifyBehindSocks_isNoticed() throws IOException {
    try (ChildServer proxy = microsocks();
        TruncatingTls server =
            new TruncatingTls(authority.issue().serverContext(), "HTTP/1.1 200 OK\r\n\r\nhello")) {
      Link link = Link.parse("https://localhost:" + server.port() + "/");
      HttpCall call = call(link, "socks5://127.0.0.1:" + proxy.port(), NetworkSecrets.NONE);
      try (HttpAnswer answer = call.execute()) {
        assertThat(answer.endIsProven()).isTrue();
        HttpTransportContract.readAll(answer);
        throw new AssertionError("no failure");
      } catch (FailureException e) {
        assertThat(e.failure().code()).isEqualTo(FailureCode.BODY_LENGTH_MISMATCH);
      }
    }
  }

  @Test
  void wholeServer_isAskedOverTls_andThroughEachProxy() throws IOException {
    try (ChildServer http = tinyproxy();
        ChildServer socks = microsocks();
        TlsFront front = new TlsFront(authority.issue().serverContext(), http.port())) {
      for (String proxy :
          List.of(
              ProxyOptions.DIRECT,
              "http://127.0.0.1:" + http.port(),
              "https://localhost:" + front.port(),
              "socks5://127.0.0.1:" + socks.port())) {
        assertAsksWholeServer(secure, proxy, "OPTIONS * HTTP/1.1");
      }
      assertAsksWholeServer(plain, "socks5://127.0.0.1:" + socks.port(), "OPTIONS * HTTP/1.1");
    }
    // RFC 9112 3.2.4: the last proxy makes the star of it.
    for (boolean tls : List.of(false, true)) {
      try (RawServer proxy = RawServer.start(RealProxyTest::hello);
          TlsFront front = new TlsFront(authority.issue().serverContext(), proxy.port())) {
        String link =
            tls ? "https://localhost:" + front.port() : "http://127.0.0.1:" + proxy.port();
        HttpCall call = options(Link.parse("http://files.example:81/a?b"), link);
        try (HttpAnswer answer = call.execute()) {
          assertThat(answer.status()).isEqualTo(200);
        }
        assertThat(proxy.received().getLast().line())
            .isEqualTo("OPTIONS http://files.example:81 HTTP/1.1");
      }
    }
  }

  private void assertAsksWholeServer(RawServer server, String proxy, String line)
      throws FailureException {
    try (HttpAnswer answer = options(server.localhost("/a?b"), proxy).execute()) {
      assertThat(answer.status()).isEqualTo(200);
    }
    assertThat(server.received().getLast().line()).as(proxy).isEqualTo(line);
  }

  @Test
  void proxyOverTls_isVerifiedAndUsed() throws IOException {
    try (ChildServer proxy = tinyproxy("BasicAuth ann hushhush");
        TlsFront front = new TlsFront(authority.issue().serverContext(), proxy.port())) {
      assertGets(plain.localhost("/"), "https://localhost:" + front.port(), ANN);
      assertGets(secure.localhost("/"), "https://localhost:" + front.port(), ANN);
      assertNoCredentialsArrived();
    }
    try (TestAuthority stranger = new TestAuthority();
        TlsFront front = new TlsFront(stranger.issue().serverContext(), plain.port())) {
      Failure failure = failure(plain.localhost("/"), "https://localhost:" + front.port(), ANN);
      assertThat(failure.code()).isEqualTo(FailureCode.PROXY_ERROR);
      assertThat(failure.detail()).contains("no TLS with the proxy", "not trusted");
    }
  }
}
