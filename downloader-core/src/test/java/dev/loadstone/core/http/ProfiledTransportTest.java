package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.http.redirect.RedirectRules;
import dev.loadstone.core.http.redirect.RedirectWalk;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.RecordedHops;
import dev.loadstone.core.testing.TestAuthority;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each hop has its own host's settings, and no other's. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProfiledTransportTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final NetworkOptions UNSAFE =
      NetworkOptions.DEFAULTS.withTls(TlsOptions.DEFAULTS.withInsecure(true));
  private final Map<HostPattern, HostProfile> profiles = new HashMap<>();
  private final Map<HostPattern, Secrets> secrets = new HashMap<>();
  private final RecordedHops hops = new RecordedHops();
  private final ProfiledTransport transport =
      new ProfiledTransport(
          new OkHttpTransport(TimeSource.SYSTEM, Map.of()),
          () -> new HostProfiles(List.copyOf(profiles.values()), secrets));

  @AfterEach
  void close() {
    transport.close();
  }

  private HostPattern keep(String host, NetworkOptions network, Headers headers, Secrets secret) {
    HostPattern pattern = HostPattern.parse(host);
    profiles.put(pattern, HostProfile.of(pattern).withNetwork(network).withHeaders(headers));
    secrets.put(pattern, secret);
    return pattern;
  }

  private void fetch(Link link, NetworkOptions asked, boolean guarded) throws FailureException {
    Duration most = Duration.ofSeconds(10);
    HttpClient client =
        transport.client(
            new ClientOptions(asked, most, most, NetworkSecrets.NONE, Set.of(link.origin())));
    HttpRequest request = new HttpRequest("GET", link, Headers.NONE, Secrets.NONE);
    RedirectWalk walk = new RedirectWalk(client, request, new RedirectRules(8, guarded), hops);
    try (HttpAnswer answer = walk.follow()) {
      assertThat(answer.status()).isEqualTo(200);
      HttpTransportContract.readAll(answer);
    }
  }

  private static RawServer leadingTo(Link link) {
    return RawServer.saying(
        "HTTP/1.1 302 Found\r\nLocation: " + link.text() + "\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void profile_isUsedAtItsHost_andStaysThere() throws FailureException {
    try (RawServer stranger = RawServer.saying(HELLO);
        RawServer home = leadingTo(stranger.link("/x"))) {
      keep(
          "http://127.0.0.1:" + home.port(),
          NetworkOptions.DEFAULTS,
          Headers.of("X-Game", "studio", "User-Agent", "Game/1"),
          new Secrets("ann", "hushhush", Headers.of("X-Token", "t0ken-t0ken", "Cookie", "c=1")));
      fetch(home.link("/"), NetworkOptions.DEFAULTS, false);
      Headers first = home.received().getFirst().headers();
      assertThat(first.first("Authorization"))
          .contains(SignIn.basicAuthorization("ann", "hushhush"));
      assertThat(first.first("X-Token")).contains("t0ken-t0ken");
      assertThat(first.all("User-Agent")).containsExactly("Game/1");
      Headers second = stranger.received().getFirst().headers();
      for (String name : List.of("Authorization", "X-Token", "Cookie", "X-Game")) {
        assertThat(second.has(name)).as(name).isFalse();
      }
      assertThat(hops.exchanges()).hasSize(2);
      assertThat(hops.exchanges().toString()).doesNotContain("hush", "t0ken");
    }
  }

  @Test
  void hostThatARedirectLeadsTo_getsItsOwnProfile() throws FailureException {
    try (RawServer cdn = RawServer.saying(HELLO);
        RawServer home = leadingTo(cdn.link("/x"))) {
      keep(
          "http://127.0.0.1:" + cdn.port(),
          NetworkOptions.DEFAULTS,
          Headers.NONE,
          new Secrets(null, null, Headers.of("X-Token", "of-the-cdn")));
      fetch(home.link("/"), NetworkOptions.DEFAULTS, false);
      assertThat(home.received().getFirst().headers().has("X-Token")).isFalse();
      assertThat(cdn.received().getFirst().headers().first("X-Token")).contains("of-the-cdn");
    }
  }

  @Test
  void secretsOfAHost_doNotGoOverPlainHttp_evenWhereADowngradeIsAllowed() throws Exception {
    try (TestAuthority authority = new TestAuthority();
        RawServer plain = RawServer.saying(HELLO);
        RawServer home =
            RawServer.startTls(
                authority.issue().serverContext().getServerSocketFactory(),
                (_, wire) -> {
                  wire.send(
                      "HTTP/1.1 302 Found\r\nLocation: "
                          + plain.link("/").text()
                          + "\r\nContent-Length: 0\r\n\r\n");
                  return false;
                })) {
      keep("127.0.0.1", UNSAFE, Headers.NONE, new Secrets("ann", "hushhush", Headers.NONE));
      fetch(home.link("/"), NetworkOptions.DEFAULTS, true);
      assertThat(home.received().getFirst().headers().has("Authorization")).isTrue();
      assertThat(plain.received().getFirst().headers().has("Authorization")).isFalse();
    }
  }

  /** Asked for one host, it must not open the next one. */
  @Test
  void unsafeMode_endsAtTheHostItWasSaidOf() throws IOException {
    try (TestAuthority authority = new TestAuthority();
        RawServer stranger =
            RawServer.startTls(
                authority.issue().serverContext().getServerSocketFactory(),
                (_, wire) -> {
                  wire.send(HELLO);
                  return false;
                });
        RawServer home =
            RawServer.startTls(
                authority.issue().serverContext().getServerSocketFactory(),
                (_, wire) -> {
                  wire.send(
                      "HTTP/1.1 302 Found\r\nLocation: "
                          + stranger.link("/").text()
                          + "\r\nContent-Length: 0\r\n\r\n");
                  return false;
                })) {
      try {
        fetch(home.link("/"), UNSAFE, false);
        throw new AssertionError("no failure");
      } catch (FailureException e) {
        assertThat(e.failure().code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      }
      assertThat(stranger.received()).isEmpty();
      HttpExchange.TlsFacts first = hops.exchanges().getFirst().tls();
      assertThat(first).isNotNull();
      assertThat(first.unverified()).isTrue();
      keep("127.0.0.1:" + stranger.port(), UNSAFE, Headers.NONE, Secrets.NONE);
      fetch(home.link("/"), UNSAFE, false);
    }
  }

  @Test
  void proxyOfAHost_isForItOnly() throws FailureException {
    try (RawServer proxy = RawServer.saying(HELLO);
        RawServer other = RawServer.saying(HELLO)) {
      keep(
          "files.example",
          NetworkOptions.DEFAULTS.withProxies(ProxyOptions.of("http://127.0.0.1:" + proxy.port())),
          Headers.NONE,
          Secrets.NONE.withNetwork(new NetworkSecrets("ann", "hushhush", null)));
      fetch(Link.parse("http://files.example/a"), NetworkOptions.DEFAULTS, false);
      fetch(other.link("/"), NetworkOptions.DEFAULTS, false);
      assertThat(proxy.received()).hasSize(1);
      assertThat(proxy.received().getFirst().headers().first("Proxy-Authorization"))
          .contains(SignIn.basicAuthorization("ann", "hushhush"));
      assertThat(other.received()).hasSize(1);
      assertThat(other.received().getFirst().headers().has("Proxy-Authorization")).isFalse();
    }
  }

  @Test
  void unusableProfile_failsTheRequest_andNamesWhatIsWrong() {
    keep(
        "127.0.0.1",
        NetworkOptions.DEFAULTS.withTls(
            TlsOptions.DEFAULTS.withCaFile(java.nio.file.Path.of("/no/such/ca.pem"))),
        Headers.NONE,
        Secrets.NONE);
    try {
      fetch(Link.parse("https://127.0.0.1:1/"), NetworkOptions.DEFAULTS, false);
      throw new AssertionError("no failure");
    } catch (FailureException e) {
      assertThat(e.failure().code()).isEqualTo(FailureCode.OWN_CERTIFICATE);
      assertThat(e.failure().detail()).contains("/no/such/ca.pem");
    }
  }
}
