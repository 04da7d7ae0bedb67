package dev.loadstone.core.http.proxy;

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
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests through proxies that are on the wire. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProxyTest {
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  private static HttpCall get(OkHttpTransport transport, String link, @Nullable String proxy)
      throws FailureException {
    NetworkOptions network = new NetworkOptions(null, false, proxy);
    return transport
        .client(new ClientOptions(network, Duration.ofSeconds(10), Duration.ofSeconds(5)))
        .call(new HttpRequest("GET", Link.parse(link), Headers.NONE, Secrets.NONE), _ -> {});
  }

  private static Failure failure(String link, Map<String, String> environment) {
    try (OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, environment);
        HttpAnswer answer = get(transport, link, null).execute()) {
      throw new AssertionError("no failure but " + answer.status());
    } catch (FailureException e) {
      return e.failure();
    }
  }

  @Test
  void plainRequest_goesThroughTheProxyWithItsCredentials() throws FailureException {
    try (RawServer proxy = RawServer.saying(HELLO);
        OkHttpTransport transport =
            new OkHttpTransport(
                TimeSource.SYSTEM,
                Map.of("http_proxy", "http://ann:hushhush@127.0.0.1:" + proxy.port()))) {
      HttpCall call = get(transport, "http://files.example/a", null);
      try (HttpAnswer answer = call.execute()) {
        assertThat(HttpTransportContract.readAll(answer)).hasSize(5);
      }
      RawServer.Received seen = proxy.received().getFirst();
      assertThat(seen.line()).isEqualTo("GET http://files.example/a HTTP/1.1");
      assertThat(seen.headers().all("Proxy-Authorization"))
          .containsExactly(SignIn.basicAuthorization("ann", "hushhush"));
      assertThat(call.exchange().requestHeaders().first("Proxy-Authorization"))
          .contains("[redacted]");
      assertThat(call.exchange().remoteAddress()).isEqualTo("via 127.0.0.1:" + proxy.port());
    }
  }

  @Test
  void tunnel_isAskedForWithCredentials_andItsRefusalNamed() {
    try (RawServer proxy =
        RawServer.saying("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) {
      Map<String, String> environment =
          Map.of("https_proxy", "http://ann:hushhush@127.0.0.1:" + proxy.port());
      Failure failure = failure("https://files.example/a", environment);
      assertThat(failure.code()).isEqualTo(FailureCode.PROXY_ERROR);
      assertThat(failure.detail()).contains("403").doesNotContain("hush");
      RawServer.Received seen = proxy.received().getFirst();
      assertThat(seen.line()).isEqualTo("CONNECT files.example:443 HTTP/1.1");
      assertThat(seen.headers().has("Proxy-Authorization")).isTrue();
    }
  }

  @Test
  void refusedCredentials_areAProxysAndNoServers() {
    String refusal =
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n";
    try (RawServer proxy = RawServer.saying(refusal)) {
      Map<String, String> environment =
          Map.of("https_proxy", "http://ann:hushhush@127.0.0.1:" + proxy.port());
      Failure failure = failure("https://files.example/a", environment);
      assertThat(failure.code()).isEqualTo(FailureCode.PROXY_AUTH);
      assertThat(failure.detail()).contains("wants a name and password");
      assertThat(proxy.received()).hasSize(1);
    }
  }

  @Test
  void unreachableProxies_areProxyErrors() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    for (String scheme : new String[] {"http", "socks5"}) {
      Failure failure =
          failure("http://files.example/", Map.of("all_proxy", scheme + "://127.0.0.1:" + port));
      assertThat(failure.code()).as(failure.detail()).isEqualTo(FailureCode.PROXY_ERROR);
      assertThat(failure.detail()).contains("127.0.0.1:" + port);
    }
    Failure unknown =
        failure("http://files.example/", Map.of("http_proxy", "http://no-such.invalid:1"));
    assertThat(unknown.code()).isEqualTo(FailureCode.PROXY_ERROR);
  }

  @Test
  void publicOnlyRequest_reachesNoLocalAddress() {
    try (RawServer server = RawServer.saying(HELLO);
        OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of())) {
      for (Link link : new Link[] {server.localhost("/"), server.link("/")}) {
        HttpRequest request = new HttpRequest("GET", link, Headers.NONE, Secrets.NONE, true);
        ClientOptions options =
            new ClientOptions(
                NetworkOptions.DEFAULTS, Duration.ofSeconds(10), Duration.ofSeconds(5));
        try {
          transport.client(options).call(request, _ -> {}).execute().close();
          throw new AssertionError("no failure");
        } catch (FailureException e) {
          assertThat(e.failure().code()).isEqualTo(FailureCode.REDIRECT_REFUSED);
        }
      }
      assertThat(server.received()).isEmpty();
    }
  }
}
