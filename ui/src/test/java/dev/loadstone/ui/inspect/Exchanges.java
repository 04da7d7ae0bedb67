package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.Timing;
import dev.loadstone.core.model.JobId;
import java.time.Instant;

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

  static ExchangeRecord kept(long id, HttpExchange exchange) {
    return new ExchangeRecord(id, new JobId(1), 0, false, exchange);
  }

  static ExchangeRecord running(long id, HttpExchange exchange) {
    return new ExchangeRecord(id, new JobId(1), 0, true, exchange);
  }
}
