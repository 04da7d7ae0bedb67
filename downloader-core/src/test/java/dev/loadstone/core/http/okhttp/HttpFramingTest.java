package dev.loadstone.core.http.okhttp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.http.redirect.RedirectRules;
import dev.loadstone.core.http.redirect.RedirectWalk;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.RecordedHops;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OkHttp's transport makes of answers that break the rules of RFC 9112. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HttpFramingTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
  private Duration timeout = Duration.ofSeconds(10);

  @AfterEach
  void close() {
    transport.close();
  }

  private HttpCall get(Link link) throws FailureException {
    return transport
        .client(new ClientOptions(NetworkOptions.DEFAULTS, timeout, SHORT))
        .call(new HttpRequest("GET", link, Headers.NONE, Secrets.NONE), _ -> {});
  }

  private String body(RawServer server) throws FailureException {
    try (HttpAnswer answer = get(server.link("/")).execute()) {
      return new String(HttpTransportContract.readAll(answer), US_ASCII);
    }
  }

  private FailureException failure(String answer) {
    try (RawServer server = RawServer.saying(answer.replace("|", "\r\n"))) {
      return failure(server);
    }
  }

  private FailureException failure(RawServer server) {
    try {
      throw new AssertionError("no failure but '" + body(server) + "'");
    } catch (FailureException e) {
      return e;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 6||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Length: 5, 5||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Length: -5||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Length: +5||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Length: five||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Length: 99999999999999999999||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Length:||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Length: 6||hello => BODY_LENGTH_MISMATCH",
        "HTTP/1.1 200 OK|Transfer-Encoding: gzip, chunked||0|| => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Transfer-Encoding: chunked||0|| => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello| => BODY_LENGTH_MISMATCH",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hello|0| => BODY_LENGTH_MISMATCH",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hel => BODY_LENGTH_MISMATCH",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||x|hello|0|| => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||-5|hello|0|| => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||fffffffffffffffff|hello|0|| => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|hello|0|| => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 6||5|hello|0||"
            + " => BODY_LENGTH_MISMATCH",
        "HTTP/1.1 200 OK|no header at all||hello => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|: nameless||hello => PROTOCOL_ERROR",
        "HTTP/1.1 20 OK||hello => PROTOCOL_ERROR",
        "HTTP/1.1 999 Strange|Content-Length: 0|| => PROTOCOL_ERROR",
        "HTTP/1.1 101 Switching Protocols|Content-Length: 0|| => PROTOCOL_ERROR",
        "HTTP/1.1 204 No Content|Content-Length: 5||hello => PROTOCOL_ERROR",
        "SSH-2.0-OpenSSH_9.2|| => PROTOCOL_ERROR",
        "HTTP/1.1 200 OK|Content-Le => NO_RESPONSE"
      })
  void brokenAnswer_isNamed(String answer, FailureCode expected) {
    FailureException failure = failure(answer);
    assertThat(failure.failure().code()).as(failure.getMessage()).isEqualTo(expected);
    assertThat(failure.failure().detail()).doesNotContain("\n", "\r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK|Content-Length: 5|Content-Length: 5||hello",
        "HTTP/1.0 200 OK|content-length: 5||hello",
        "HTTP/1.1 200|Content-Length: 5||hello",
        "HTTP/1.1 200 OK|Transfer-Encoding: Chunked||5|hello|0||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||5;name=value|hello|0|Trailer: x||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked||2|he|3|llo|00||",
        "HTTP/1.1 200 OK|Transfer-Encoding: chunked|Content-Length: 5||5|hello|0||",
        "HTTP/1.1 103 Early Hints|Link: </a>||HTTP/1.1 200 OK|Content-Length: 5||hello",
        "HTTP/1.1 200 OK||hello"
      })
  void unusualButRightAnswer_isRead(String answer) throws FailureException {
    try (RawServer server = RawServer.saying(answer.replace("|", "\r\n"))) {
      assertThat(body(server)).isEqualTo("hello");
    }
  }

  /** RFC 9110 8.6: the length is that of the file, which is not sent. */
  @Test
  void notModified_withTheFilesLength_hasNoBody() throws FailureException {
    try (RawServer server =
        RawServer.saying("HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n\r\n")) {
      assertThat(body(server)).isEmpty();
      assertThat(body(server)).isEmpty();
    }
  }

  @Test
  void closeWithoutAnswer_isNoResponse() {
    try (RawServer server = RawServer.start((_, _) -> false)) {
      assertThat(failure(server).failure().code()).isEqualTo(FailureCode.NO_RESPONSE);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void resetWithoutAnswer_isAConnectionError() {
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.reset();
              return false;
            })) {
      assertThat(failure(server).failure().code()).isEqualTo(FailureCode.CONNECTION_ERROR);
    }
  }

  @Test
  void nobodyListening_isCantConnect() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Link link = Link.parse("http://127.0.0.1:" + port + "/");
    assertThatThrownBy(() -> get(link).execute())
        .satisfies(
            e -> assertThat(HttpTransportContract.codeOf(e)).isEqualTo(FailureCode.CANT_CONNECT));
  }

  @Test
  void unknownHost_isCantResolve() {
    assertThatThrownBy(() -> get(Link.parse("http://no-such-host.invalid/")).execute())
        .satisfies(
            e -> assertThat(HttpTransportContract.codeOf(e)).isEqualTo(FailureCode.CANT_RESOLVE));
  }

  @Test
  void silentServer_isATimeoutOfTheHead() {
    timeout = SHORT;
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.hold();
              return false;
            })) {
      FailureException failure = failure(server);
      assertThat(failure.failure().code()).isEqualTo(FailureCode.TIMEOUT);
      assertThat(failure.failure().detail()).startsWith("waiting:");
    }
  }

  @Test
  void drippingHead_isATimeoutAllTheSame() {
    timeout = SHORT;
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\n");
              while (true) {
                wire.send("X: y\r\n");
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
              }
            })) {
      assertThat(failure(server).failure().code()).isEqualTo(FailureCode.TIMEOUT);
    }
  }

  @Test
  void endlessHead_isRefused() {
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\n");
              String line = "X-Filler: " + "y".repeat(8_000) + "\r\n";
              while (true) {
                wire.send(line);
              }
            })) {
      assertThat(failure(server).failure().code()).isEqualTo(FailureCode.PROTOCOL_ERROR);
    }
  }

  @Test
  void endlessChunkExtension_isRefused() {
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;");
              String filler = "x".repeat(64 * 1024);
              while (true) {
                wire.send(filler);
              }
            })) {
      assertThat(failure(server).failure().code()).isEqualTo(FailureCode.PROTOCOL_ERROR);
    }
  }

  @Test
  void connectionsAreReused_andTheExchangeSaysSo() throws FailureException {
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
              return true;
            })) {
      HttpCall first = get(server.link("/"));
      HttpTransportContract.readAll(first.execute());
      first.exchange();
      HttpCall second = get(server.link("/"));
      try (HttpAnswer answer = second.execute()) {
        assertThat(HttpTransportContract.readAll(answer)).hasSize(5);
      }
      assertThat(first.exchange().reused()).isFalse();
      assertThat(first.exchange().timing().connecting()).isNotNegative();
      assertThat(second.exchange().reused()).isTrue();
      assertThat(second.exchange().timing().connecting()).isEqualTo(-1);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void staleConnection_failsVisibly_andTheWalkAsksAgain() throws FailureException {
    try (RawServer server =
        RawServer.start(
            (request, wire) -> {
              if (request.target().equals("/second") && wire.socket().getPort() == firstPort) {
                return false;
              }
              firstPort = wire.socket().getPort();
              wire.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
              return true;
            })) {
      HttpTransportContract.readAll(get(server.link("/first")).execute());
      RecordedHops hops = new RecordedHops();
      RedirectWalk walk =
          new RedirectWalk(
              transport.client(new ClientOptions(NetworkOptions.DEFAULTS, timeout, SHORT)),
              new HttpRequest("GET", server.link("/second"), Headers.NONE, Secrets.NONE),
              new RedirectRules(8, false),
              hops);
      try (HttpAnswer answer = walk.follow()) {
        assertThat(HttpTransportContract.readAll(answer)).hasSize(5);
      }
      assertThat(hops.exchanges()).hasSize(2);
      assertThat(hops.exchanges().getFirst().reused()).isTrue();
      assertThat(hops.exchanges().getFirst().failure()).isNotNull();
      assertThat(hops.exchanges().getLast().status()).isEqualTo(200);
    }
  }

  private volatile int firstPort;

  @Test
  void bytesAfterAnAnswer_areNotTakenForTheNext() throws FailureException {
    String wrong = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong";
    try (RawServer server =
        RawServer.start(
            (request, wire) -> {
              boolean first = request.target().equals("/first");
              String hello = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
              wire.send(first ? hello + wrong : hello);
              return true;
            })) {
      assertThat(HttpTransportContract.readAll(get(server.link("/first")).execute())).hasSize(5);
      RedirectWalk walk =
          new RedirectWalk(
              transport.client(new ClientOptions(NetworkOptions.DEFAULTS, timeout, SHORT)),
              new HttpRequest("GET", server.link("/second"), Headers.NONE, Secrets.NONE),
              new RedirectRules(8, false),
              new RecordedHops());
      try (HttpAnswer answer = walk.follow()) {
        assertThat(new String(HttpTransportContract.readAll(answer), US_ASCII)).isEqualTo("hello");
      }
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void headers_areRecordedAsTheyWereOnTheWire() throws FailureException {
    try (RawServer server =
        RawServer.saying(
            "HTTP/1.1 200 Fine\r\nx-one: 1\r\nX-TWO: 2\r\nX-One: 3\r\nContent-Length: 0\r\n\r\n")) {
      HttpCall call =
          transport
              .client(new ClientOptions(NetworkOptions.DEFAULTS, timeout, SHORT))
              .call(
                  new HttpRequest(
                      "GET", server.link("/"), Headers.of("aCCept", "*/*"), Secrets.NONE),
                  _ -> {});
      call.execute().close();
      assertThat(call.exchange().reason()).isEqualTo("Fine");
      assertThat(call.exchange().responseHeaders())
          .isEqualTo(Headers.of("x-one", "1", "X-TWO", "2", "X-One", "3", "Content-Length", "0"));
      assertThat(call.exchange().requestHeaders())
          .isEqualTo(server.received().getFirst().headers());
      assertThat(call.exchange().requestHeaders().fields().getFirst().name()).isEqualTo("Host");
      assertThat(call.exchange().remoteAddress()).isEqualTo("127.0.0.1:" + server.port());
    }
  }
}
