package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.Timing;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.KeyPin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests for tests. */
final class Exchanges {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Exchanges() {}

  static HttpExchange whole(long received) {
    return of(200, Headers.NONE, 0, NOON, Timing.NONE, received);
  }

  static HttpExchange part(int segment, long first, long last, long total, long received) {
    Headers headers =
        Headers.of(
            "Content-Range",
            "bytes " + first + "-" + last + "/" + total,
            "Content-Length",
            Long.toString(last - first + 1));
    return of(206, headers, segment, NOON, Timing.NONE, received);
  }

  static HttpExchange lasting(Instant from, long micros) {
    return of(200, Headers.NONE, 0, from, new Timing(-1, -1, -1, -1, -1, micros, -1), 0);
  }

  static HttpExchange of(
      int status, Headers headers, int segment, Instant at, Timing timing, long received) {
    return new HttpExchange(
        1,
        segment,
        0,
        "GET",
        "https://cdn.example/base.pck",
        Headers.of("Accept-Encoding", "identity"),
        status,
        "",
        headers,
        "http/1.1",
        "192.0.2.1:443",
        false,
        at,
        timing,
        received,
        0,
        null,
        null);
  }

  static HttpExchange failed(int status, FailureCode code) {
    return of(status, null, Failure.of(code, "scripted"));
  }

  static HttpExchange secured(TlsFacts tls) {
    return of(200, tls, null);
  }

  private static HttpExchange of(int status, @Nullable TlsFacts tls, @Nullable Failure failure) {
    return new HttpExchange(
        1,
        0,
        0,
        "GET",
        "https://cdn.example/base.pck",
        Headers.of("Accept-Encoding", "identity", "Cookie", "[redacted]"),
        status,
        "",
        Headers.NONE,
        "h2",
        "192.0.2.1:443",
        false,
        NOON,
        Timing.NONE,
        5,
        0,
        tls,
        failure);
  }

  static CertificateFacts certificate(Instant notAfter) {
    return new CertificateFacts(
        "CN=cdn.example",
        "CN=An Authority",
        NOON.minus(Duration.ofDays(30)),
        notAfter,
        KeyPin.of(new byte[32]),
        List.of("cdn.example", "*.cdn.example"),
        "");
  }

  static ExchangeRecord kept(long id, HttpExchange exchange) {
    return new ExchangeRecord(id, new JobId(1), 0, false, exchange);
  }

  static ExchangeRecord running(long id, HttpExchange exchange) {
    return new ExchangeRecord(id, new JobId(1), 0, true, exchange);
  }
}
