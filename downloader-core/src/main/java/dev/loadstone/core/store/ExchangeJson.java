package dev.loadstone.core.store;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.Settings;
import dev.loadstone.core.model.HttpExchange.Timing;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.RevocationVerdict;
import dev.loadstone.core.model.SignIn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** JSON of the facts of an exchange that no query asks for, and of its TLS connection. */
final class ExchangeJson {
  private ExchangeJson() {}

  /** What an exchange has beside the columns of its row; members with usual values are left out. */
  record Facts(
      String reason,
      String protocol,
      String remoteAddress,
      boolean reused,
      Timing timing,
      long bytesReceived,
      long bytesSent,
      @Nullable Failure failure,
      String proxy,
      int localPort,
      long bytesDecoded,
      String redirectsTo,
      Settings settings) {}

  static String write(HttpExchange exchange) {
    return Json.write(
        json -> {
          writeUnlessEmpty(json, "reason", exchange.reason());
          writeUnlessEmpty(json, "protocol", exchange.protocol());
          writeUnlessEmpty(json, "remoteAddress", exchange.remoteAddress());
          writeUnlessZero(json, "localPort", exchange.localPort());
          writeUnlessEmpty(json, "proxy", exchange.proxy());
          writeUnlessEmpty(json, "redirectsTo", exchange.redirectsTo());
          writeIf(json, "reused", exchange.reused());
          writeTiming(json, exchange.timing());
          writeUnlessZero(json, "bytesReceived", exchange.bytesReceived());
          writeUnlessZero(json, "bytesSent", exchange.bytesSent());
          if (exchange.bytesDecoded() != exchange.bytesReceived()) {
            json.writeNumberProperty("bytesDecoded", exchange.bytesDecoded());
          }
          writeSettings(json, exchange.settings());
          Failure failure = exchange.failure();
          if (failure != null) {
            Json.writeObject(json, "failure", inner -> ModelJson.writeFailure(inner, failure));
          }
        });
  }

  static Facts read(String text) {
    Json json = Json.read(text);
    Json failure = json.objectOrNull("failure");
    long received = json.number("bytesReceived", 0);
    return new Facts(
        json.text("reason", ""),
        json.text("protocol", ""),
        json.text("remoteAddress", ""),
        json.is("reused", false),
        readTiming(json.numbers("timing")),
        received,
        json.number("bytesSent", 0),
        failure == null ? null : ModelJson.readFailure(failure),
        json.text("proxy", ""),
        Math.toIntExact(json.number("localPort", 0)),
        json.number("bytesDecoded", received),
        json.text("redirectsTo", ""),
        readSettings(json));
  }

  private static void writeSettings(JsonGenerator json, Settings settings) {
    if (!settings.network().equals(NetworkOptions.DEFAULTS)) {
      Json.writeObject(json, "network", inner -> NetworkJson.write(inner, settings.network()));
    }
    if (settings.signIn() != SignIn.NONE) {
      json.writeStringProperty("signIn", settings.signIn().name());
    }
    writeIf(json, "proxySignIn", settings.proxySignIn());
    writeIf(json, "keyPassword", settings.keyPassword());
    writeIf(json, "wholeServer", settings.wholeServer());
  }

  private static Settings readSettings(Json json) {
    Json network = json.objectOrNull("network");
    return new Settings(
        network == null ? NetworkOptions.DEFAULTS : NetworkJson.read(network),
        SignIn.valueOf(json.text("signIn", SignIn.NONE.name())),
        json.is("proxySignIn", false),
        json.is("keyPassword", false),
        json.is("wholeServer", false));
  }

  private static void writeIf(JsonGenerator json, String name, boolean value) {
    if (value) {
      json.writeBooleanProperty(name, true);
    }
  }

  static String writeTls(TlsFacts tls) {
    return Json.write(json -> writeTls(json, tls));
  }

  static TlsFacts readTls(String text) {
    return readTls(Json.read(text));
  }

  private static void writeUnlessEmpty(JsonGenerator json, String name, String value) {
    if (!value.isEmpty()) {
      json.writeStringProperty(name, value);
    }
  }

  private static void writeUnlessZero(JsonGenerator json, String name, long value) {
    if (value != 0) {
      json.writeNumberProperty(name, value);
    }
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
    if (tls.keyTrusted()) {
      json.writeBooleanProperty("keyTrusted", true);
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
    writeUnlessEmpty(json, "fingerprint", certificate.fingerprint());
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
        tls.members().containsKey("keyTrusted"),
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
        json.texts("names"),
        json.text("fingerprint", ""));
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
