package dev.loadstone.app.cli;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.TlsOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A host's profile as a JSON object, without secrets. */
final class HostJson {
  private HostJson() {}

  static void write(JsonGenerator json, HostProfile profile) {
    json.writeStartObject();
    json.writeStringProperty("host", profile.pattern().toString());
    json.writeStringProperty("signIn", profile.signIn().name().toLowerCase(Locale.ROOT));
    json.writeName("headers");
    json.writeStartArray();
    for (HeaderField field : profile.headers().fields()) {
      json.writeString(field.name() + ": " + field.value());
    }
    json.writeEndArray();
    json.writeNumberProperty("connections", profile.connections());
    json.writeNumberProperty("bytesPerSecond", profile.bytesPerSecond());
    json.writeBooleanProperty("continueUnproven", profile.continueUnproven());
    ProxyOptions proxies = profile.network().proxies();
    text(json, "httpProxy", proxies.http());
    text(json, "httpsProxy", proxies.https());
    texts(json, "noProxy", proxies.direct());
    json.writeBooleanProperty("proxyDigestOnly", proxies.digestOnly());
    writeTls(json, profile.network().tls());
    json.writeEndObject();
  }

  private static void writeTls(JsonGenerator json, TlsOptions tls) {
    json.writeBooleanProperty("insecure", tls.insecure());
    text(json, "caFile", path(tls.caFile()));
    text(json, "tlsName", tls.expectedName());
    ClientCertificate own = tls.clientCertificate();
    text(json, "cert", own == null ? null : path(own.file()));
    text(json, "key", own == null ? null : path(own.key()));
    texts(json, "pins", tls.pins().stream().map(KeyPin::toString).toList());
    json.writeBooleanProperty("pinsSuffice", tls.pinsSuffice());
    json.writeStringProperty("revocation", NetworkFlags.word(tls.revocation()));
  }

  private static void text(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  private static @Nullable String path(@Nullable Path path) {
    return path == null ? null : path.toString();
  }
}
