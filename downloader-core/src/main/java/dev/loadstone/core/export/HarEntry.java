package dev.loadstone.core.export;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JsonGenerator;

/** One entry of an archive. Names and rules are those of HAR 1.2; our own names begin with _. */
final class HarEntry {
  private static final long NOT_KNOWN = -1;
  private final JsonGenerator json;

  HarEntry(JsonGenerator json) {
    this.json = json;
  }

  void write(ExchangeRecord each) {
    HttpExchange exchange = each.exchange();
    json.writeStartObject();
    json.writeStringProperty(
        "startedDateTime", exchange.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    HarTimings timings = HarTimings.of(exchange.timing());
    json.writeNumberProperty("time", timings.total());
    request(exchange);
    response(exchange);
    json.writeObjectPropertyStart("cache");
    json.writeEndObject();
    timings.write(json);
    address(exchange);
    ours(each);
    json.writeEndObject();
  }

  private void request(HttpExchange exchange) {
    json.writeObjectPropertyStart("request");
    json.writeStringProperty("method", exchange.method());
    json.writeStringProperty("url", exchange.link());
    json.writeStringProperty("httpVersion", version(exchange));
    noCookies();
    headers(exchange.requestHeaders());
    query(exchange.link());
    json.writeNumberProperty("headersSize", NOT_KNOWN);
    json.writeNumberProperty("bodySize", exchange.bytesSent());
    json.writeEndObject();
  }

  private void response(HttpExchange exchange) {
    boolean answered = exchange.status() != 0;
    json.writeObjectPropertyStart("response");
    json.writeNumberProperty("status", exchange.status());
    json.writeStringProperty("statusText", exchange.reason());
    json.writeStringProperty("httpVersion", version(exchange));
    noCookies();
    headers(exchange.responseHeaders());
    json.writeObjectPropertyStart("content");
    json.writeNumberProperty("size", exchange.bytesDecoded());
    if (exchange.bytesDecoded() != exchange.bytesReceived()) {
      json.writeNumberProperty("compression", exchange.bytesDecoded() - exchange.bytesReceived());
    }
    json.writeStringProperty(
        "mimeType", exchange.responseHeaders().first("Content-Type").orElse("x-unknown"));
    json.writeEndObject();
    json.writeStringProperty(
        "redirectURL", exchange.responseHeaders().first("Location").orElse(""));
    json.writeNumberProperty("headersSize", NOT_KNOWN);
    json.writeNumberProperty("bodySize", answered ? exchange.bytesReceived() : NOT_KNOWN);
    json.writeEndObject();
  }

  /** As browsers write it; without an answer nobody knows what would have been spoken. */
  private static String version(HttpExchange exchange) {
    return switch (exchange.protocol()) {
      case "" -> "unknown";
      case "http/1.1" -> "HTTP/1.1";
      case "http/1.0" -> "HTTP/1.0";
      case "h2" -> "HTTP/2";
      default -> exchange.protocol();
    };
  }

  /** Cookies are secrets as a whole, their names too: the header says that there were some. */
  private void noCookies() {
    json.writeArrayPropertyStart("cookies");
    json.writeEndArray();
  }

  private void headers(Headers headers) {
    json.writeArrayPropertyStart("headers");
    for (HeaderField field : headers.fields()) {
      pair(field.name(), field.value());
    }
    json.writeEndArray();
  }

  private void query(String link) {
    json.writeArrayPropertyStart("queryString");
    int mark = link.indexOf('?');
    if (mark >= 0) {
      String query = link.substring(mark + 1).replaceFirst("#.*", "");
      for (String each : query.split("&")) {
        int equals = each.indexOf('=');
        if (!each.isEmpty()) {
          String name = equals < 0 ? each : each.substring(0, equals);
          pair(decoded(name), equals < 0 ? "" : decoded(each.substring(equals + 1)));
        }
      }
    }
    json.writeEndArray();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private void pair(String name, String value) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("value", value);
    json.writeEndObject();
  }

  private void address(HttpExchange exchange) {
    String remote = exchange.remoteAddress();
    int port = remote.lastIndexOf(':');
    // Through a proxy the server's own address is not known.
    if (port > 0 && remote.indexOf(' ') < 0) {
      String host = remote.substring(0, port).replaceAll("^.*/|[\\[\\]]", "");
      json.writeStringProperty("serverIPAddress", host);
    }
    if (exchange.localPort() != 0) {
      json.writeStringProperty("connection", Integer.toString(exchange.localPort()));
    }
  }

  private void ours(ExchangeRecord each) {
    HttpExchange exchange = each.exchange();
    json.writeNumberProperty("_id", each.id());
    if (each.job() == null) {
      json.writeNumberProperty("_request", each.request());
    } else {
      json.writeNumberProperty("_job", each.job().value());
      json.writeNumberProperty("_attempt", exchange.attempt());
      json.writeNumberProperty("_segment", exchange.segment());
    }
    json.writeNumberProperty("_hop", exchange.hop());
    text("_range", exchange.requestHeaders().first("Range").orElse(""));
    text("_contentRange", exchange.responseHeaders().first("Content-Range").orElse(""));
    text("_validator", validator(exchange));
    json.writeBooleanProperty("_reused", exchange.reused());
    if (each.running()) {
      json.writeBooleanProperty("_running", true);
    }
    text("_remoteAddress", exchange.remoteAddress());
    text("_proxy", exchange.proxy());
    text("_redirectsTo", exchange.redirectsTo());
    tls(exchange);
    if (exchange.failure() != null) {
      json.writeObjectPropertyStart("_failure");
      json.writeStringProperty("code", exchange.failure().code().name());
      json.writeStringProperty("detail", exchange.failure().detail());
      json.writeEndObject();
    }
  }

  private void tls(HttpExchange exchange) {
    HttpExchange.TlsFacts tls = exchange.tls();
    if (tls != null) {
      json.writeObjectPropertyStart("_tls");
      json.writeStringProperty("version", tls.version());
      json.writeStringProperty("cipher", tls.cipher());
      json.writeArrayPropertyStart("certificates");
      tls.certificates().forEach(json::writeString);
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** What joined the bytes: the one asked with, else the one that came. */
  private static String validator(HttpExchange exchange) {
    Headers asked = exchange.requestHeaders();
    Headers came = exchange.responseHeaders();
    return asked
        .first("If-Range")
        .or(() -> came.first("ETag"))
        .or(() -> came.first("Last-Modified"))
        .orElse("");
  }

  private void text(String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }
}
