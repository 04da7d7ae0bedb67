package dev.loadstone.core.http.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RefusedCertificate;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.RevocationVerdict;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.testing.NginxServer;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.TestAuthority;
import dev.loadstone.core.testing.TestAuthority.Issued;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pins, revocation, expected names and client certificates, against real TLS servers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ServerTrustTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
  private TestAuthority authority;
  private TlsOptions trusting;
  @TempDir Path folder;

  @BeforeEach
  void makeAuthority() {
    authority = new TestAuthority();
    trusting = TlsOptions.DEFAULTS.withCaFile(authority.writeTo(folder.resolve("ca.pem")));
  }

  @AfterEach
  void close() {
    transport.close();
    authority.close();
  }

  private static RawServer server(SSLContext context) {
    return RawServer.startTls(context.getServerSocketFactory(), ServerTrustTest::hello);
  }

  private static boolean hello(RawServer.Received request, RawServer.Wire wire) throws IOException {
    wire.send(HELLO);
    return true;
  }

  private HttpCall call(Link link, TlsOptions tls, NetworkSecrets secrets) throws FailureException {
    NetworkOptions network = new NetworkOptions(tls, ProxyOptions.ENVIRONMENT);
    Duration most = Duration.ofSeconds(15);
    return transport
        .client(new ClientOptions(network, most, most, secrets, Set.of()))
        .call(new HttpRequest("GET", link, Headers.NONE, Secrets.NONE), _ -> {});
  }

  private TlsFacts facts(Link link, TlsOptions tls) throws FailureException {
    return facts(link, tls, NetworkSecrets.NONE);
  }

  private TlsFacts facts(Link link, TlsOptions tls, NetworkSecrets secrets)
      throws FailureException {
    HttpCall call = call(link, tls, secrets);
    try (HttpAnswer answer = call.execute()) {
      assertThat(answer.status()).isEqualTo(200);
      HttpTransportContract.readAll(answer);
    }
    TlsFacts tlsFacts = call.exchange().tls();
    assertThat(tlsFacts).isNotNull();
    return tlsFacts;
  }

  private Failure failure(Link link, TlsOptions tls) {
    return failure(link, tls, NetworkSecrets.NONE);
  }

  private Failure failure(Link link, TlsOptions tls, NetworkSecrets secrets) {
    try (HttpAnswer answer = call(link, tls, secrets).execute()) {
      throw new AssertionError("no failure but " + answer.status());
    } catch (FailureException e) {
      return e.failure();
    }
  }

  @Test
  void chain_isRecorded() throws FailureException {
    Issued issued = authority.issue();
    try (RawServer server = server(issued.serverContext())) {
      TlsFacts facts = facts(server.localhost("/"), trusting);
      assertThat(facts.chain()).hasSize(2);
      assertThat(facts.chain().getFirst().subject()).isEqualTo("CN=the server");
      assertThat(facts.chain().getFirst().issuer()).isEqualTo("CN=Test Authority");
      assertThat(facts.chain().getFirst().pin()).isEqualTo(new KeyPin(issued.pin()));
      assertThat(facts.chain().getFirst().names()).containsExactly("localhost", "127.0.0.1");
      assertThat(facts.chain().getFirst().notAfter())
          .isEqualTo(issued.certificate().getNotAfter().toInstant());
      assertThat(facts.unverified()).isFalse();
      assertThat(facts.revocation()).isEqualTo(RevocationVerdict.NOT_CHECKED);
    }
  }

  @Test
  void unsafeMode_isRecorded_andSendsNoFewerChecksElsewhere() throws FailureException {
    try (RawServer server = server(authority.issueExpired().serverContext())) {
      TlsFacts facts = facts(server.localhost("/"), TlsOptions.DEFAULTS.withInsecure(true));
      assertThat(facts.unverified()).isTrue();
      Failure failure = failure(server.localhost("/"), TlsOptions.DEFAULTS);
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("expired");
    }
  }

  @Test
  void pinOfServerOrAuthority_isAccepted_anotherIsNot() throws FailureException {
    Issued issued = authority.issue();
    KeyPin other = new KeyPin(authority.issue().pin());
    KeyPin root = new KeyPin(pinOf(authority.certificate()));
    try (RawServer server = server(issued.serverContext())) {
      Link link = server.localhost("/");
      facts(link, trusting.withPins(List.of(other, new KeyPin(issued.pin()))));
      facts(link, trusting.withPins(List.of(root)));
      int before = server.received().size();
      Failure failure = failure(link, trusting.withPins(List.of(other)));
      assertThat(failure.code()).isEqualTo(FailureCode.PIN_MISMATCH);
      assertThat(failure.detail())
          .contains("pinned to " + other, "the server has sha256/" + issued.pin());
      assertThat(server.received()).hasSize(before);
    }
  }

  /** Whoever is in the middle may send any certificates along, but has not their keys. */
  @Test
  void pinOfACertificateThatIsOnlySentAlong_isNotAccepted() throws Exception {
    Issued real = authority.issue();
    try (TestAuthority other = new TestAuthority()) {
      Issued evil = other.issue();
      Path both = Files.writeString(folder.resolve("both.pem"), authority.pem() + other.pem());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {new FixedChain(evil.key(), evil.certificate(), real.certificate())},
          null,
          null);
      List<KeyPin> pins = List.of(new KeyPin(real.pin()));
      try (RawServer server = server(context)) {
        for (TlsOptions tls : List.of(trusting.withCaFile(both), trusting.withInsecure(true))) {
          assertThat(failure(server.localhost("/"), tls.withPins(pins)).code())
              .isEqualTo(FailureCode.PIN_MISMATCH);
        }
        assertThat(server.received()).isEmpty();
      }
    }
  }

  private static String pinOf(X509Certificate certificate) {
    return CertificateText.pin(certificate).base64();
  }

  @Test
  void unsafeMode_stillHoldsThePin() throws FailureException {
    Issued issued = authority.issueExpired();
    try (RawServer server = server(issued.serverContext())) {
      Link link = server.link("/");
      TlsOptions unsafe = TlsOptions.DEFAULTS.withInsecure(true);
      facts(link, unsafe.withPins(List.of(new KeyPin(issued.pin()))));
      assertThat(
              failure(link, unsafe.withPins(List.of(new KeyPin(authority.issue().pin())))).code())
          .isEqualTo(FailureCode.PIN_MISMATCH);
    }
  }

  /** Like a key in known_hosts: nobody vouches, and the certificate is for another name. */
  @Test
  void trustedKey_ofASelfSignedServer_isAcceptedAndSaidSo() throws FailureException {
    Issued own = TestAuthority.selfSigned("nas.lan", Instant.now());
    TlsOptions byKey = TlsOptions.DEFAULTS.trusting(List.of(new KeyPin(own.pin())));
    try (RawServer server = server(own.serverContext())) {
      for (Link link : List.of(server.localhost("/"), server.link("/"))) {
        TlsFacts facts = facts(link, byKey);
        assertThat(facts.keyTrusted()).isTrue();
        assertThat(facts.unverified()).isFalse();
      }
      assertThat(failure(server.localhost("/"), byKey.withPins(byKey.pins())).code())
          .isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(
              failure(server.localhost("/"), byKey.withRevocation(RevocationMode.REQUIRED)).code())
          .isEqualTo(FailureCode.REVOKED);
    }
  }

  @Test
  void trustedKey_isTheOnlyOne_evenWhereAnAuthorityVouches() throws FailureException {
    Issued issued = authority.issue();
    KeyPin other = new KeyPin(authority.issue().pin());
    try (RawServer server = server(issued.serverContext());
        RawServer self =
            server(TestAuthority.selfSigned("localhost", Instant.now()).serverContext())) {
      for (RawServer each : List.of(server, self)) {
        assertThat(failure(each.localhost("/"), trusting.trusting(List.of(other))).code())
            .isEqualTo(FailureCode.PIN_MISMATCH);
        assertThat(each.received()).isEmpty();
      }
      TlsOptions known = trusting.trusting(List.of(new KeyPin(issued.pin())));
      assertThat(facts(server.localhost("/"), known).keyTrusted()).isFalse();
    }
  }

  @Test
  void trustedKey_ofAnExpiredCertificate_isRefused() {
    Issued old = TestAuthority.selfSigned("localhost", Instant.parse("2001-01-01T00:00:00Z"));
    TlsOptions byKey = TlsOptions.DEFAULTS.trusting(List.of(new KeyPin(old.pin())));
    try (RawServer server = server(old.serverContext())) {
      Failure failure = failure(server.localhost("/"), byKey);
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("expired");
    }
  }

  /** Whoever is in the middle may send a trusted certificate along, but has not its key. */
  @Test
  void trustedKey_thatIsOnlySentAlong_isNotAccepted() throws Exception {
    Issued real = TestAuthority.selfSigned("localhost", Instant.now());
    Issued evil = TestAuthority.selfSigned("localhost", Instant.now());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new FixedChain(evil.key(), evil.certificate(), real.certificate())},
        null,
        null);
    TlsOptions byKey = TlsOptions.DEFAULTS.trusting(List.of(new KeyPin(real.pin())));
    try (RawServer server = server(context)) {
      assertThat(failure(server.localhost("/"), byKey).code()).isEqualTo(FailureCode.PIN_MISMATCH);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void trustedKey_ofARealSelfSignedNginx_isAccepted() throws IOException {
    NginxServer.require();
    Issued own = TestAuthority.selfSigned("nas.lan", Instant.now());
    TlsOptions byKey = TlsOptions.DEFAULTS.trusting(List.of(new KeyPin(own.pin())));
    try (NginxServer server = nginx("self", own, "")) {
      Link link = Link.parse(server.origin() + "/a");
      assertThat(refused(link, TlsOptions.DEFAULTS).server().pin())
          .isEqualTo(new KeyPin(own.pin()));
      assertThat(facts(link, byKey).keyTrusted()).isTrue();
    }
  }

  @Test
  void refusedCertificate_isShownWhole() throws Exception {
    Issued own = TestAuthority.selfSigned("localhost", Instant.now());
    Issued misnamed = authority.issue();
    Issued expired = authority.issueExpired();
    try (RawServer unknown = server(own.serverContext());
        RawServer other = server(misnamed.serverContext());
        RawServer old = server(expired.serverContext())) {
      RefusedCertificate selfSigned = refused(unknown.localhost("/"), TlsOptions.DEFAULTS);
      assertThat(selfSigned.origin().port()).isEqualTo(unknown.port());
      assertThat(selfSigned.server().subject()).isEqualTo("CN=localhost");
      assertThat(selfSigned.server().pin()).isEqualTo(new KeyPin(own.pin()));
      assertThat(selfSigned.server().fingerprint().replace(":", ""))
          .isEqualToIgnoringCase(
              HexFormat.of()
                  .formatHex(
                      MessageDigest.getInstance("SHA-256").digest(own.certificate().getEncoded())));
      assertThat(selfSigned.isTrustable(Instant.now())).isTrue();
      RefusedCertificate named =
          refused(other.localhost("/"), trusting.withExpectedName("cdn.example"));
      assertThat(named.server().pin()).isEqualTo(new KeyPin(misnamed.pin()));
      assertThat(named.isTrustable(Instant.now())).isTrue();
      assertThat(refused(old.localhost("/"), trusting).isTrustable(Instant.now())).isFalse();
    }
  }

  private RefusedCertificate refused(Link link, TlsOptions tls) throws FailureException {
    HttpCall call = call(link, tls, NetworkSecrets.NONE);
    try (HttpAnswer answer = call.execute()) {
      throw new AssertionError("no failure but " + answer.status());
    } catch (FailureException e) {
      return RefusedCertificate.of(call.exchange()).orElseThrow();
    }
  }

  @Test
  void responder_saysGood_thenIsNotAskedAgain() throws FailureException {
    TlsOptions required = trusting.withRevocation(RevocationMode.REQUIRED);
    try (RawServer server = server(authority.issueWithResponder().serverContext())) {
      TlsFacts facts = facts(server.localhost("/"), required);
      assertThat(facts.revocation()).isEqualTo(RevocationVerdict.GOOD);
      assertThat(facts.revocationDetail()).startsWith("OCSP of 127.0.0.1:");
      assertThat(facts(server.localhost("/"), required).revocation())
          .isEqualTo(RevocationVerdict.GOOD);
      assertThat(authority.asked()).hasSize(1);
      assertThat(authority.asked().getFirst().headers().has("Authorization")).isFalse();
    }
  }

  @Test
  void responder_saysRevoked() {
    Issued issued = authority.issueWithResponder();
    authority.revoke(issued);
    try (RawServer server = server(issued.serverContext())) {
      Failure failure =
          failure(server.localhost("/"), trusting.withRevocation(RevocationMode.WHEN_AVAILABLE));
      assertThat(failure.code()).isEqualTo(FailureCode.REVOKED);
      assertThat(failure.detail()).contains("CN=the server was revoked", "OCSP");
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void list_saysGoodOrRevoked() throws FailureException {
    TlsOptions required = trusting.withRevocation(RevocationMode.REQUIRED);
    Issued good = authority.issueWithList();
    Issued bad = authority.issueWithList();
    authority.revoke(bad);
    try (RawServer server = server(good.serverContext());
        RawServer taken = server(bad.serverContext())) {
      assertThat(facts(server.localhost("/"), required).revocation())
          .isEqualTo(RevocationVerdict.GOOD);
      Failure failure = failure(taken.localhost("/"), required);
      assertThat(failure.code()).isEqualTo(FailureCode.REVOKED);
      assertThat(failure.detail()).contains("CRL of");
    }
  }

  @Test
  void noAnswer_isUnknown_andRefusedOnlyWhereRequired() throws FailureException {
    authority.beSilent();
    try (RawServer server = server(authority.issueWithResponder().serverContext())) {
      Link link = server.localhost("/");
      TlsFacts facts = facts(link, trusting.withRevocation(RevocationMode.WHEN_AVAILABLE));
      assertThat(facts.revocation()).isEqualTo(RevocationVerdict.UNKNOWN);
      assertThat(facts.revocationDetail()).contains("OCSP of 127.0.0.1", "500");
      Failure failure = failure(link, trusting.withRevocation(RevocationMode.REQUIRED));
      assertThat(failure.code()).isEqualTo(FailureCode.REVOKED);
      assertThat(failure.detail()).contains("must be known", "500");
    }
  }

  @Test
  void responderThatKnowsNothing_provesNothing() throws FailureException {
    authority.beIgnorant();
    try (RawServer server = server(authority.issueWithResponder().serverContext())) {
      TlsFacts facts =
          facts(server.localhost("/"), trusting.withRevocation(RevocationMode.WHEN_AVAILABLE));
      assertThat(facts.revocation()).isEqualTo(RevocationVerdict.UNKNOWN);
    }
  }

  @Test
  void certificateWithoutPlaces_isUnknown() throws FailureException {
    try (RawServer server = server(authority.issue().serverContext())) {
      TlsFacts facts =
          facts(server.localhost("/"), trusting.withRevocation(RevocationMode.WHEN_AVAILABLE));
      assertThat(facts.revocation()).isEqualTo(RevocationVerdict.UNKNOWN);
      assertThat(facts.revocationDetail()).contains("names no place");
    }
  }

  @Test
  void stapledResponse_isReadFromNginx_andNobodyElseAsked() throws IOException {
    NginxServer.require();
    Issued good = authority.issueWithResponder();
    Issued bad = authority.issueWithResponder();
    authority.revoke(bad);
    TlsOptions required = trusting.withRevocation(RevocationMode.REQUIRED);
    try (NginxServer server = nginx("good", good)) {
      TlsFacts facts = facts(Link.parse(server.origin() + "/a"), required);
      assertThat(facts.revocation()).isEqualTo(RevocationVerdict.GOOD);
      assertThat(facts.revocationDetail()).isEqualTo("OCSP, stapled");
    }
    try (NginxServer server = nginx("bad", bad)) {
      assertThat(failure(Link.parse(server.origin() + "/a"), required).code())
          .isEqualTo(FailureCode.REVOKED);
    }
    assertThat(authority.asked()).isEmpty();
  }

  private NginxServer nginx(String name, Issued issued) throws IOException {
    Path response = Files.write(folder.resolve(name + "-response.der"), authority.response(issued));
    return nginx(name, issued, "ssl_stapling on; ssl_stapling_file " + response + ";");
  }

  private NginxServer nginx(String name, Issued issued, String lines) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Path certificate = Files.writeString(own.resolve("chain.pem"), issued.chainPem());
    Path key = Files.writeString(own.resolve("key.pem"), issued.keyPem());
    Files.writeString(Files.createDirectories(own.resolve("root")).resolve("a"), "hello");
    return NginxServer.start(
        own.resolve("run"),
        own.resolve("root"),
        NginxServer.Options.PLAIN
            .withTls(new NginxServer.Tls(certificate, key, false))
            .withLines(lines));
  }

  @Test
  void expectedName_replacesTheHosts() throws FailureException {
    try (RawServer server = server(authority.issue().serverContext())) {
      facts(server.link("/"), trusting.withExpectedName("localhost"));
      Failure failure = failure(server.localhost("/"), trusting.withExpectedName("cdn.example"));
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("other names", "localhost");
    }
  }

  /** What OpenSSL says that has TLS 1.1 only. */
  @Test
  void oldTls_isNamed() throws IOException {
    byte[] alert = {0x15, 0x03, 0x02, 0x00, 0x02, 0x02, 70};
    try (ServerSocket old = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerOnce(old, alert));
      Link link = Link.parse("https://localhost:" + old.getLocalPort() + "/");
      Failure failure = failure(link, trusting);
      assertThat(failure.code()).isEqualTo(FailureCode.TLS_HANDSHAKE_ERROR);
      assertThat(failure.detail()).contains("neither TLS 1.2 nor 1.3");
    }
  }

  @Test
  void nginxThatHasOldTlsOnly_isNotSpokenTo() throws IOException {
    NginxServer.require();
    Issued issued = authority.issue();
    Path certificate = Files.writeString(folder.resolve("chain.pem"), issued.chainPem());
    Path key = Files.writeString(folder.resolve("key.pem"), issued.keyPem());
    NginxServer.Options old =
        NginxServer.Options.PLAIN
            .withTls(new NginxServer.Tls(certificate, key, false))
            .withLines("ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;");
    try (NginxServer server = NginxServer.start(folder.resolve("run"), folder, old)) {
      for (TlsOptions tls : List.of(trusting, trusting.withInsecure(true))) {
        Failure failure = failure(Link.parse(server.origin() + "/ca.pem"), tls);
        assertThat(failure.code()).isEqualTo(FailureCode.TLS_HANDSHAKE_ERROR);
        assertThat(failure.detail()).contains("neither TLS 1.2 nor 1.3");
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  private static void answerOnce(ServerSocket server, byte[] answer) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
      socket.getOutputStream().write(answer);
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has gone, as it should.
    }
  }

  @Test
  void keyOfAnotherCertificate_isNamedBeforeAnythingIsSent() throws Exception {
    Path pem = Files.writeString(folder.resolve("client.pem"), authority.issue().chainPem());
    Path key = Files.writeString(folder.resolve("other.key"), authority.issue().keyPem());
    Failure failure =
        failure(
            Link.parse("https://localhost:1/"),
            trusting.withClientCertificate(new ClientCertificate(pem, key)));
    assertThat(failure.code()).isEqualTo(FailureCode.OWN_CERTIFICATE);
    assertThat(failure.detail()).contains("other.key is not the one of ", "client.pem");
  }

  @Test
  void clientCertificate_isShownFromPemAndPkcs12() throws Exception {
    Issued client = authority.issue();
    Path pem = Files.writeString(folder.resolve("client.pem"), client.chainPem());
    Path key = Files.writeString(folder.resolve("client.key"), client.keyPem());
    Path both = Files.writeString(folder.resolve("both.pem"), client.keyPem() + client.chainPem());
    Path store = folder.resolve("client.p12");
    writePkcs12(store, client, "hush hush");
    NetworkSecrets password = new NetworkSecrets(null, null, "hush hush");
    SSLContext wanting = authority.issue().context(authority.certificate());
    try (RawServer server = RawServer.startTls(new Wanting(wanting), ServerTrustTest::hello)) {
      Link link = server.localhost("/");
      facts(link, trusting.withClientCertificate(new ClientCertificate(pem, key)));
      facts(link, trusting.withClientCertificate(new ClientCertificate(both, null)));
      TlsOptions pkcs12 = trusting.withClientCertificate(new ClientCertificate(store, null));
      facts(link, pkcs12, password);
      Failure unopened = failure(link, pkcs12);
      assertThat(unopened.code()).isEqualTo(FailureCode.OWN_CERTIFICATE);
      assertThat(unopened.detail()).contains("needs its password");
      assertThat(failure(link, pkcs12, new NetworkSecrets(null, null, "0therw1se")).detail())
          .contains("another password")
          .doesNotContain("0therw1se");
      Failure none = failure(link, trusting);
      assertThat(none.code()).isEqualTo(FailureCode.TLS_HANDSHAKE_ERROR);
      assertThat(none.detail()).contains("wants a client certificate");
    }
  }

  private static void writePkcs12(Path file, Issued issued, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain = {issued.certificate(), issued.authority()};
    store.setKeyEntry("client", issued.key(), password.toCharArray(), chain);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }

  /** Server sockets that insist on a client's certificate. */
  private static final class Wanting extends ChangedSockets {
    Wanting(SSLContext context) {
      super(context.getServerSocketFactory(), socket -> socket.setNeedClientAuth(true));
    }
  }

  /** Shows certificates that belong together or not. */
  private static final class FixedChain extends X509ExtendedKeyManager {
    private final PrivateKey key;
    private final X509Certificate[] chain;

    FixedChain(PrivateKey key, X509Certificate... chain) {
      this.key = key;
      this.chain = chain;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return "server";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return new String[] {"server"};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
      throw new UnsupportedOperationException();
    }
  }

  private abstract static class ChangedSockets extends ServerSocketFactory {
    private final ServerSocketFactory sockets;
    private final java.util.function.Consumer<SSLServerSocket> change;

    ChangedSockets(
        ServerSocketFactory sockets, java.util.function.Consumer<SSLServerSocket> change) {
      this.sockets = sockets;
      this.change = change;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return createServerSocket(port, 50);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
      return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
        throws IOException {
      SSLServerSocket socket = (SSLServerSocket) sockets.createServerSocket(port, backlog, address);
      change.accept(socket);
      return socket;
    }
  }
}
