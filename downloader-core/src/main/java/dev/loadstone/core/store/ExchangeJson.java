package dev.loadstone.core.store;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.Timing;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.RevocationVerdict;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The JSON form of an exchange. */
final class ExchangeJson {
  private ExchangeJson() {}

  static String write(HttpExchange exchange) {
    return Json.write(
        json -> {
          json.writeNumberProperty("attempt", exchange.attempt());
          json.writeNumberProperty("segment", exchange.segment());
          json.writeNumberProperty("hop", exchange.hop());
          json.writeStringProperty("method", exchange.method());
          json.writeStringProperty("link", exchange.link());
          ModelJson.writeHeaders(json, "requestHeaders", exchange.requestHeaders());
          json.writeNumberProperty("status", exchange.status());
          json.writeStringProperty("reason", exchange.reason());
          ModelJson.writeHeaders(json, "responseHeaders", exchange.responseHeaders());
          json.writeStringProperty("protocol", exchange.protocol());
          json.writeStringProperty("remoteAddress", exchange.remoteAddress());
          json.writeBooleanProperty("reused", exchange.reused());
          json.writeStringProperty("startedAt", exchange.startedAt().toString());
          writeTiming(json, exchange.timing());
          json.writeNumberProperty("bytesReceived", exchange.bytesReceived());
          json.writeNumberProperty("bytesSent", exchange.bytesSent());
          TlsFacts tls = exchange.tls();
          if (tls != null) {
            Json.writeObject(json, "tls", inner -> writeTls(inner, tls));
          }
          Failure failure = exchange.failure();
          if (failure != null) {
            Json.writeObject(json, "failure", inner -> ModelJson.writeFailure(inner, failure));
          }
        });
  }

  private static void writeTiming(JsonGenerator json, Timing timing) {
    json.writeName("timing");
    json.writeStartArray();
    json.writeNumber(timing.blocked());
    json.writeNumber(timing.resolving());
    json.writeNumber(timing.connecting());
    json.writeNumber(timing.securing());
    json.writeNumber(timing.sending());
    json.writeNumber(timing.waiting());
    json.writeNumber(timing.receiving());
    json.writeEndArray();
  }

  private static void writeTls(JsonGenerator json, TlsFacts tls) {
    json.writeStringProperty("version", tls.version());
    json.writeStringProperty("cipher", tls.cipher());
    if (tls.chain().isEmpty()) {
      Json.writeTexts(json, "certificates", tls.certificates());
    } else {
      json.writeName("chain");
      json.writeStartArray();
      tls.chain().forEach(each -> writeCertificate(json, each));
      json.writeEndArray();
    }
    if (tls.unverified()) {
      json.writeBooleanProperty("unverified", true);
    }
    if (tls.revocation() != RevocationVerdict.NOT_CHECKED) {
      json.writeStringProperty("revocation", tls.revocation().name());
      json.writeStringProperty("revocationDetail", tls.revocationDetail());
    }
  }

  private static void writeCertificate(JsonGenerator json, CertificateFacts certificate) {
    json.writeStartObject();
    json.writeStringProperty("subject", certificate.subject());
    json.writeStringProperty("issuer", certificate.issuer());
    json.writeStringProperty("notBefore", certificate.notBefore().toString());
    json.writeStringProperty("notAfter", certificate.notAfter().toString());
    json.writeStringProperty("pin", certificate.pin().base64());
    Json.writeTexts(json, "names", certificate.names());
    json.writeEndObject();
  }

  private static TlsFacts readTls(Json tls) {
    String version = tls.text("version");
    String cipher = tls.text("cipher");
    if (!tls.members().containsKey("chain")) {
      return new TlsFacts(version, cipher, tls.texts("certificates"));
    }
    String revocation = tls.textOrNull("revocation");
    return TlsFacts.of(
        version,
        cipher,
        tls.objects("chain").stream().map(ExchangeJson::readCertificate).toList(),
        tls.members().containsKey("unverified"),
        revocation == null ? RevocationVerdict.NOT_CHECKED : RevocationVerdict.valueOf(revocation),
        revocation == null ? "" : tls.text("revocationDetail"));
  }

  private static CertificateFacts readCertificate(Json json) {
    return new CertificateFacts(
        json.text("subject"),
        json.text("issuer"),
        Instant.parse(json.text("notBefore")),
        Instant.parse(json.text("notAfter")),
        new KeyPin(json.text("pin")),
        json.texts("names"));
  }

  static HttpExchange read(String text) {
    Json json = Json.read(text);
    Json tls = json.objectOrNull("tls");
    Json failure = json.objectOrNull("failure");
    return new HttpExchange(
        json.integer("attempt"),
        json.integer("segment"),
        json.integer("hop"),
        json.text("method"),
        json.text("link"),
        ModelJson.readHeaders(json, "requestHeaders"),
        json.integer("status"),
        json.text("reason"),
        ModelJson.readHeaders(json, "responseHeaders"),
        json.text("protocol"),
        json.text("remoteAddress"),
        json.is("reused"),
        Instant.parse(json.text("startedAt")),
        readTiming(json.numbers("timing")),
        json.number("bytesReceived"),
        json.number("bytesSent"),
        tls == null ? null : readTls(tls),
        failure == null ? null : ModelJson.readFailure(failure));
  }

  private static Timing readTiming(List<Long> times) {
    return new Timing(
        times.get(0),
        times.get(1),
        times.get(2),
        times.get(3),
        times.get(4),
        times.get(5),
        times.get(6));
  }
}
