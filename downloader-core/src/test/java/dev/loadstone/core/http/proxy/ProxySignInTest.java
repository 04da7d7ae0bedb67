package dev.loadstone.core.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Digest to a proxy that is on the wire, its answers against the formula of RFC 7616 3.4.1. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProxySignInTest {
  private static final String QUESTION =
      String.join(
          "\r\n",
          "HTTP/1.1 407 Who",
          "Proxy-Authenticate: Basic realm=x",
          "Proxy-Authenticate: Digest realm=\"studio\", nonce=\"n1\", qop=\"auth\"%s",
          "Content-Length: 0",
          "",
          "");
  private static final NetworkOptions DIGEST_ONLY =
      NetworkOptions.DEFAULTS.withProxies(ProxyOptions.ENVIRONMENT.withDigestOnly(true));
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private final RawServer proxy =
      RawServer.start(
          (request, wire) -> {
            boolean known = said(request).startsWith("Digest ");
            wire.send(known ? answer(request) : QUESTION.formatted(""));
            return true;
          });
  private final OkHttpTransport transport = transport(proxy);

  @AfterEach
  void close() {
    transport.close();
    proxy.close();
  }

  private static OkHttpTransport transport(RawServer proxy) {
    return new OkHttpTransport(
        TimeSource.SYSTEM, Map.of("all_proxy", "http://ann:hushhush@127.0.0.1:" + proxy.port()));
  }

  private static String answer(RawServer.Received request) {
    return request.method().equals("CONNECT")
        ? "HTTP/1.1 403 Not there\r\nContent-Length: 0\r\n\r\n"
        : HELLO;
  }

  private static String said(RawServer.Received request) {
    return request.headers().first("Proxy-Authorization").orElse("");
  }

  private static HttpCall get(OkHttpTransport transport, String link) throws FailureException {
    return get(transport, link, NetworkOptions.DEFAULTS);
  }

  private static HttpCall get(OkHttpTransport transport, String link, NetworkOptions network)
      throws FailureException {
    Duration most = Duration.ofSeconds(10);
    return transport
        .client(new ClientOptions(network, most, most))
        .call(new HttpRequest("GET", Link.parse(link), Headers.NONE, Secrets.NONE), _ -> {});
  }

  private static int status(HttpCall call) throws FailureException {
    try (HttpAnswer answer = call.execute()) {
      return answer.status();
    }
  }

  @Test
  void plainRequest_questionOfTheProxy_isAnsweredFromThenOn() throws FailureException {
    HttpCall asked = get(transport, "http://files.example/a?x=1");
    assertThat(status(asked)).isEqualTo(407);
    assertThat(asked.wantsSignIn()).isTrue();
    HttpCall again = get(transport, "http://files.example/a?x=1");
    assertThat(status(again)).isEqualTo(200);
    assertThat(again.wantsSignIn()).isFalse();
    assertThat(status(get(transport, "http://files.example/b"))).isEqualTo(200);

    List<RawServer.Received> seen = proxy.received();
    assertThat(seen).hasSize(3);
    assertThat(said(seen.getFirst())).startsWith("Basic ");
    assertDigest(seen.get(1), "http://files.example/a?x=1", "00000001");
    assertDigest(seen.get(2), "http://files.example/b", "00000002");
    assertThat(again.exchange().requestHeaders().first("Proxy-Authorization"))
        .contains("[redacted]");
  }

  @Test
  void tunnel_questionOfTheProxy_isAnsweredAtOnce() {
    assertThat(failure(transport).detail()).contains("403");
    List<RawServer.Received> seen = proxy.received();
    assertThat(seen).hasSize(2);
    assertDigest(seen.get(1), "files.example:443", "00000001");
  }

  @Test
  void refusedAnswer_isNotGivenAgain() throws FailureException {
    try (RawServer strict = saying(QUESTION.formatted(""));
        OkHttpTransport other = transport(strict)) {
      Failure failure = failure(other);
      assertThat(failure.code()).isEqualTo(FailureCode.PROXY_AUTH);
      assertThat(strict.received()).hasSize(2);
      HttpCall first = get(other, "http://files.example/");
      assertThat(status(first)).isEqualTo(407);
      assertThat(first.wantsSignIn()).isTrue();
      HttpCall second = get(other, "http://files.example/");
      assertThat(status(second)).isEqualTo(407);
      assertThat(second.wantsSignIn()).isFalse();
    }
  }

  @Test
  void staleNonce_isAnsweredAnew() throws FailureException {
    try (RawServer strict = saying(QUESTION.formatted(", stale=true"));
        OkHttpTransport other = transport(strict)) {
      for (int i = 0; i < 2; i++) {
        HttpCall call = get(other, "http://files.example/");
        assertThat(status(call)).isEqualTo(407);
        assertThat(call.wantsSignIn()).isTrue();
      }
    }
  }

  @Test
  void digestOnly_nothingIsSaidBeforeTheQuestion() throws FailureException {
    HttpCall asked = get(transport, "http://files.example/a", DIGEST_ONLY);
    assertThat(status(asked)).isEqualTo(407);
    assertThat(asked.wantsSignIn()).isTrue();
    assertThat(status(get(transport, "http://files.example/a", DIGEST_ONLY))).isEqualTo(200);
    try (OkHttpTransport other = transport(proxy)) {
      assertThat(failure(other, DIGEST_ONLY).detail()).contains("403");
    }

    List<RawServer.Received> seen = proxy.received();
    assertThat(seen).hasSize(4);
    assertThat(said(seen.get(0))).isEmpty();
    assertDigest(seen.get(1), "http://files.example/a", "00000001");
    assertThat(said(seen.get(2))).isEmpty();
    assertDigest(seen.get(3), "files.example:443", "00000001");
  }

  @Test
  void digestOnly_proxyThatWantsThePassword_doesNotGetIt() throws FailureException {
    String basic =
        "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n";
    try (RawServer strict = saying(basic);
        OkHttpTransport other = transport(strict)) {
      assertThat(failure(other, DIGEST_ONLY).code()).isEqualTo(FailureCode.PROXY_AUTH);
      HttpCall plain = get(other, "http://files.example/", DIGEST_ONLY);
      assertThat(status(plain)).isEqualTo(407);
      assertThat(plain.wantsSignIn()).isFalse();
      assertThat(strict.received()).hasSize(2).allMatch(each -> said(each).isEmpty());
    }
  }

  private static RawServer saying(String answer) {
    return RawServer.start(
        (_, wire) -> {
          wire.send(answer);
          return true;
        });
  }

  private static Failure failure(OkHttpTransport transport) {
    return failure(transport, NetworkOptions.DEFAULTS);
  }

  private static Failure failure(OkHttpTransport transport, NetworkOptions network) {
    try (HttpAnswer answer = get(transport, "https://files.example/a", network).execute()) {
      throw new AssertionError("no failure but " + answer.status());
    } catch (FailureException e) {
      return e.failure();
    }
  }

  private static void assertDigest(RawServer.Received request, String target, String count) {
    String said = said(request);
    assertThat(said)
        .startsWith("Digest username=\"ann\"")
        .contains("uri=\"" + target + "\"", "nc=" + count)
        .doesNotContain("hush");
    String secret = md5("ann:studio:hushhush");
    String rest = ":n1:" + count + ":" + part(said, "cnonce") + ":auth:";
    assertThat(part(said, "response"))
        .isEqualTo(md5(secret + rest + md5(request.method() + ":" + target)));
  }

  private static String part(String said, String name) {
    Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(said);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
