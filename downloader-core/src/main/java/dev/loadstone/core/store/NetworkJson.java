package dev.loadstone.core.store;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.TlsOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How a server is reached and known, as members of a JSON object; what was not said is left out.
 */
final class NetworkJson {
  private NetworkJson() {}

  static void write(JsonGenerator json, NetworkOptions network) {
    writeTls(json, network.tls());
    ProxyOptions proxies = network.proxies();
    Json.writeIfAny(json, "httpProxy", proxies.http());
    Json.writeIfAny(json, "httpsProxy", proxies.https());
    if (!proxies.direct().isEmpty()) {
      Json.writeTexts(json, "direct", proxies.direct());
    }
    if (proxies.digestOnly()) {
      json.writeBooleanProperty("proxyDigestOnly", true);
    }
  }

  private static void writeTls(JsonGenerator json, TlsOptions tls) {
    Json.writeIfAny(json, "caFile", text(tls.caFile()));
    json.writeBooleanProperty("insecure", tls.insecure());
    Json.writeIfAny(json, "expectedName", tls.expectedName());
    ClientCertificate own = tls.clientCertificate();
    if (own != null) {
      Json.writeIfAny(json, "clientCertificate", text(own.file()));
      Json.writeIfAny(json, "clientKey", text(own.key()));
    }
    if (!tls.pins().isEmpty()) {
      Json.writeTexts(json, "pins", tls.pins().stream().map(KeyPin::toString).toList());
    }
    if (tls.pinsSuffice()) {
      json.writeBooleanProperty("pinsSuffice", true);
    }
    if (tls.revocation() != RevocationMode.OFF) {
      json.writeStringProperty("revocation", tls.revocation().name());
    }
  }

  static NetworkOptions read(Json json) {
    String mode = json.textOrNull("revocation");
    Path certificate = path(json.textOrNull("clientCertificate"));
    TlsOptions tls =
        new TlsOptions(
            path(json.textOrNull("caFile")),
            json.is("insecure"),
            json.textOrNull("expectedName"),
            certificate == null
                ? null
                : new ClientCertificate(certificate, path(json.textOrNull("clientKey"))),
            texts(json, "pins").stream().map(KeyPin::parse).toList(),
            json.is("pinsSuffice", false),
            mode == null ? RevocationMode.OFF : RevocationMode.valueOf(mode));
    // Version 1 wrote one proxy for both schemes.
    String both = json.textOrNull("proxy");
    ProxyOptions proxies =
        both != null
            ? ProxyOptions.of(both)
            : new ProxyOptions(
                json.textOrNull("httpProxy"),
                json.textOrNull("httpsProxy"),
                texts(json, "direct"),
                json.is("proxyDigestOnly", false));
    return new NetworkOptions(tls, proxies);
  }

  private static List<String> texts(Json json, String name) {
    return json.members().containsKey(name) ? json.texts(name) : List.of();
  }

  private static @Nullable String text(@Nullable Path path) {
    return path == null ? null : path.toString();
  }

  private static @Nullable Path path(@Nullable String text) {
    return text == null ? null : Path.of(text);
  }
}
