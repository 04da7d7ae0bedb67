package dev.loadstone.core.http.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.CookieJar;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.http.redirect.RedirectRules;
import dev.loadstone.core.http.redirect.RedirectWalk;
import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.ChildServer;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.RecordedHops;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Digest against a real server and one of the test's own, and the cookies of one client. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SignInTest {
  private static final Path LIGHTTPD = Path.of("/usr/sbin/lighttpd");
  private static final Secrets ANN = new Secrets("ann", "hush-hush", Headers.NONE);
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  @TempDir Path folder;
  private final RecordedHops hops = new RecordedHops();
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());

  @AfterEach
  void close() {
    transport.close();
  }

  private static String head(String... lines) {
    return String.join("\r\n", lines) + "\r\nContent-Length: 0\r\n\r\n";
  }

  private HttpClient client(List<Cookie> cookies) throws FailureException {
    Duration most = Duration.ofSeconds(10);
    return transport.client(
        new ClientOptions(
            NetworkOptions.DEFAULTS,
            most,
            most,
            NetworkSecrets.NONE,
            Set.of(),
            new CookieJar(cookies)));
  }

  private int status(HttpClient client, Link link, Secrets secrets) throws FailureException {
    HttpRequest request = new HttpRequest("GET", link, Headers.NONE, secrets);
    RedirectWalk walk = new RedirectWalk(client, request, new RedirectRules(8, false), hops);
    try (HttpAnswer answer = walk.follow()) {
      HttpTransportContract.readAll(answer);
      return answer.status();
    }
  }

  private ChildServer lighttpd(String algorithm) throws IOException {
    ChildServer.require(LIGHTTPD, "lighttpd");
    Path root = Files.createDirectories(folder.resolve("www"));
    Files.writeString(root.resolve("rock.bin"), "hello");
    Path users = Files.writeString(folder.resolve("users"), "ann:hush-hush\n");
    return ChildServer.start(
        folder.resolve("lighttpd.log"),
        port -> {
          try {
            Path file =
                Files.writeString(
                    folder.resolve("lighttpd.conf"),
                    """
                    server.document-root = "%s"
                    server.bind = "127.0.0.1"
                    server.port = %d
                    server.modules = ("mod_auth", "mod_authn_file")
                    auth.backend = "plain"
                    auth.backend.plain.userfile = "%s"
                    auth.require = ("/" => ("method" => "digest", "algorithm" => "%s",
                        "realm" => "studio", "require" => "valid-user"))
                    """
                        .formatted(root, port, users, algorithm));
            return List.of(LIGHTTPD.toString(), "-D", "-f", file.toString());
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  void digest_ofLighttpd_isAnsweredOnce_thenAtOnce() throws Exception {
    for (String algorithm : List.of("MD5", "SHA-256")) {
      try (ChildServer server = lighttpd(algorithm)) {
        Link link = Link.parse("http://127.0.0.1:" + server.port() + "/rock.bin?a=b%20c&d");
        HttpClient client = client(List.of());
        int before = hops.exchanges().size();

        assertThat(status(client, link, ANN.withDigestOnly(true))).isEqualTo(200);
        assertThat(hops.exchanges()).hasSize(before + 2);
        assertThat(hops.exchanges().get(before).requestHeaders().has("Authorization")).isFalse();
        assertThat(status(client, link, ANN.withDigestOnly(true))).isEqualTo(200);
        assertThat(hops.exchanges()).hasSize(before + 3);

        Secrets wrong = new Secrets("ann", "guess-guess", Headers.NONE).withDigestOnly(true);
        assertThat(status(client, link, wrong)).isEqualTo(401);
        assertThat(hops.exchanges()).hasSize(before + 5);
        assertThat(hops.exchanges().toString()).doesNotContain("hush", "guess", "response=");
      }
    }
  }

  @Test
  void digest_ofManyAtOnce_countsEachAnswerOnce() throws Exception {
    try (ChildServer server = lighttpd("SHA-256");
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      Link link = Link.parse("http://127.0.0.1:" + server.port() + "/rock.bin");
      HttpClient client = client(List.of());
      assertThat(status(client, link, ANN)).isEqualTo(200);
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(threads.submit(() -> status(client, link, ANN)));
      }
      for (Future<Integer> each : all) {
        assertThat(each.get()).isEqualTo(200);
      }
      assertThat(hops.exchanges()).hasSize(2 + 64);
    }
  }

  @Test
  void digest_staleNonce_isAnsweredAgain_andNextNonceIsTaken() throws Exception {
    List<String> seen = new ArrayList<>();
    try (RawServer server =
        RawServer.start(
            (request, wire) -> {
              String said = request.headers().first("Authorization").orElse("");
              synchronized (seen) {
                seen.add(said);
              }
              String asks = "HTTP/1.1 401 Who\r\nContent-Length: 0\r\nWWW-Authenticate: ";
              String digest = "Digest realm=\"r\", qop=\"auth\", algorithm=SHA-256, nonce=";
              if (said.contains("nonce=\"one\"")) {
                wire.send(asks + digest + "\"two\", stale=true\r\n\r\n");
              } else if (said.contains("nonce=\"two\"")) {
                wire.send(head("HTTP/1.1 200 OK", "Authentication-Info: nextnonce=\"three\""));
              } else if (said.contains("nonce=\"three\"")) {
                wire.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
              } else {
                wire.send(asks + digest + "\"one\"\r\n\r\n");
              }
              return true;
            })) {
      HttpClient client = client(List.of());
      Secrets ann = ANN.withDigestOnly(true);
      assertThat(status(client, server.link("/"), ann))
          .as("one answer to a question")
          .isEqualTo(401);
      assertThat(status(client, server.link("/"), ann)).isEqualTo(200);
      assertThat(status(client, server.link("/"), ann)).isEqualTo(200);
      assertThat(seen.getFirst()).isEmpty();
      assertThat(seen.getLast()).contains("nonce=\"three\"").contains("nc=00000001");
    }
  }

  @Test
  void question_ofAHostThatARedirectLeadsTo_isNotAnswered() throws Exception {
    try (RawServer stranger =
            RawServer.saying(
                head(
                    "HTTP/1.1 401 Who",
                    "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\""));
        RawServer home =
            RawServer.saying(
                "HTTP/1.1 302 Found\r\nLocation: "
                    + stranger.link("/x").text()
                    + "\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(status(client(List.of()), home.link("/"), ANN.withDigestOnly(true)))
          .isEqualTo(401);
      assertThat(stranger.received()).hasSize(1);
      assertThat(stranger.received().getFirst().headers().has("Authorization")).isFalse();
    }
  }

  @Test
  void cookies_goBackToTheirDomainOnly_andIntoNoRecord() throws Exception {
    try (RawServer other = RawServer.saying(HELLO);
        RawServer home =
            RawServer.start(
                (request, wire) -> {
                  boolean known = request.headers().first("Cookie").orElse("").contains("sid=");
                  wire.send(
                      known
                          ? HELLO
                          : head(
                              "HTTP/1.1 302 Found",
                              "Set-Cookie: sid=s3cret-s3cret; Path=/",
                              "Set-Cookie: evil=1; Domain=com",
                              "Location: /in?echo=s3cret-s3cret"));
                  return true;
                })) {
      HttpClient client = client(List.of());
      assertThat(status(client, home.link("/"), Secrets.NONE)).isEqualTo(200);
      assertThat(home.received().getLast().headers().all("Cookie"))
          .containsExactly("sid=s3cret-s3cret");
      Link foreign = Link.parse("http://localhost:" + other.port() + "/");
      assertThat(status(client, foreign, Secrets.NONE)).isEqualTo(200);
      assertThat(other.received().getFirst().headers().has("Cookie")).isFalse();
      assertThat(hops.exchanges().get(1).requestHeaders().toString()).doesNotContain("s3cret");
      assertThat(hops.exchanges().get(1).link()).doesNotContain("s3cret");

      Secrets written = new Secrets(null, null, Headers.of("Cookie", "mine=1; sid=other"));
      status(client, home.link("/"), written);
      assertThat(home.received().getLast().headers().all("Cookie"))
          .containsExactly("mine=1; sid=other");
    }
  }
}
