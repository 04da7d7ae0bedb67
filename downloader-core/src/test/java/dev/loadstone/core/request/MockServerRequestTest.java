package dev.loadstone.core.request;

import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Requests over real sockets, in HTTP/1.1 and, below, in HTTP/2 over TLS. */
class MockServerRequestTest extends RequestContract {
  final MockWebServer server = new MockWebServer();
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
  private byte[] last = new byte[0];

  /** The same in HTTP/2. */
  static final class OverHttp2 extends MockServerRequestTest {
    private static final HeldCertificate CERTIFICATE =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();

    @Override
    void prepare() {
      server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
      HandshakeCertificates keys =
          new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
      server.useHttps(keys.sslSocketFactory());
    }

    @Override
    NetworkOptions network() {
      return new NetworkOptions(null, true, null);
    }

    @Override
    String protocol() {
      return "h2";
    }
  }

  @BeforeEach
  void start() throws IOException {
    prepare();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
  }

  void prepare() {}

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    return switch (path) {
      case "/echo" -> {
        ByteString body = request.getBody();
        last = body == null ? new byte[0] : body.toByteArray();
        yield status(200).addHeader("X-Method", request.getMethod()).build();
      }
      case "/text" -> status(200).body(TEXT).build();
      case "/gzip" ->
          status(200)
              .addHeader("Content-Encoding", "gzip")
              .body(new Buffer().write(gzip(CODED_TEXT)))
              .build();
      case "/to-text" -> status(302).addHeader("Location", "/text").build();
      case "/to-echo" -> status(307).addHeader("Location", "/echo").build();
      case "/to-itself" -> status(302).addHeader("Location", "/to-itself").build();
      case "/invalid" -> status(422).body(INVALID).build();
      case "/small" -> status(413).build();
      case "/slow" ->
          status(200)
              .body(new Buffer().write(new byte[1_000]))
              .throttleBody(10, 5, TimeUnit.SECONDS)
              .build();
      default -> status(404).build();
    };
  }

  private static MockResponse.Builder status(int code) {
    return new MockResponse.Builder().code(code);
  }

  @Override
  HttpTransport transport() {
    return transport;
  }

  @Override
  Link link(String path) {
    return Link.parse(server.url(path).toString());
  }

  @Override
  byte[] echoed(WebAnswer answer) {
    return last;
  }

  @Override
  String protocol() {
    return "http/1.1";
  }
}
