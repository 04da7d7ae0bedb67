package dev.loadstone.core.export;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exchanges for tests: a 206 over TLS, but for what is said. */
final class Exchanges {
  private final String link;
  private Headers requestHeaders = Headers.of("Host", "a.example");
  private String method = "GET";
  private String proxy = "";
  private String protocol = "http/1.1";
  private long bytesSent;
  private HttpExchange.Settings settings = HttpExchange.Settings.NONE;
  private int status = 206;
  private @Nullable Failure failure;
  private HttpExchange.Timing timing =
      new HttpExchange.Timing(12, 1_500, 20_001, 15_000, 7, 30_000, 400_000);

  private Exchanges(String link) {
    this.link = link;
  }

  static Exchanges of(String link) {
    return new Exchanges(link);
  }

  Exchanges requestHeaders(Headers value) {
    requestHeaders = value;
    return this;
  }

  Exchanges proxy(String value) {
    proxy = value;
    return this;
  }

  Exchanges method(String value, long sent) {
    method = value;
    bytesSent = sent;
    return this;
  }

  Exchanges protocol(String value) {
    protocol = value;
    return this;
  }

  Exchanges settings(HttpExchange.Settings value) {
    settings = value;
    return this;
  }

  Exchanges failed(Failure value) {
    failure = value;
    status = 0;
    timing = new HttpExchange.Timing(12, -1, -1, -1, -1, -1, -1);
    return this;
  }

  HttpExchange build() {
    boolean answered = status != 0;
    return new HttpExchange(
        2,
        1,
        0,
        method,
        link,
        requestHeaders,
        status,
        answered ? "Partial Content" : "",
        answered
            ? Headers.of(
                "Content-Type", "model/gltf-binary",
                "Content-Range", "bytes 100-199/200",
                "ETag", "\"v1\"",
                "Set-Cookie", "[redacted]")
            : Headers.NONE,
        answered ? protocol : "",
        answered ? "[2001:db8::1]:443" : "",
        false,
        Instant.parse("2026-05-01T10:00:00.123456789Z"),
        timing,
        answered ? 100 : 0,
        bytesSent,
        answered
            ? new HttpExchange.TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of("CN=a"))
            : null,
        failure,
        proxy,
        answered ? 50_123 : 0,
        answered ? 150 : 0,
        "",
        settings);
  }
}
