package dev.loadstone.app.cli;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.RevocationVerdict;
import tools.jackson.core.JsonGenerator;

/** A request as a JSON object: docs/formats/events.md. */
final class ExchangeEvent {
  private final JsonGenerator json;
  private final EventJson events;

  ExchangeEvent(JsonGenerator json) {
    this.json = json;
    events = new EventJson(json);
  }

  void write(ExchangeRecord each) {
    HttpExchange e = each.exchange();
    json.writeStartObject();
    if (each.id() != 0) {
      json.writeNumberProperty("id", each.id());
    }
    if (each.job() != null) {
      json.writeNumberProperty("job", each.job().value());
    }
    if (each.request() != 0) {
      json.writeNumberProperty("request", each.request());
    }
    if (each.running()) {
      json.writeBooleanProperty("running", true);
    }
    json.writeStringProperty("time", e.startedAt().toString());
    json.writeNumberProperty("attempt", e.attempt());
    json.writeNumberProperty("segment", e.segment());
    json.writeNumberProperty("hop", e.hop());
    json.writeStringProperty("method", e.method());
    json.writeStringProperty("link", e.link());
    json.writeNumberProperty("status", e.status());
    json.writeStringProperty("reason", e.reason());
    events.text("protocol", e.protocol());
    events.text("remote", e.remoteAddress());
    json.writeBooleanProperty("reused", e.reused());
    events.text("proxy", e.proxy());
    events.text("redirectsTo", e.redirectsTo());
    json.writeNumberProperty("bytesReceived", e.bytesReceived());
    json.writeNumberProperty("bytesDecoded", e.bytesDecoded());
    json.writeNumberProperty("bytesSent", e.bytesSent());
    timing(e.timing());
    headers("requestHeaders", e.requestHeaders());
    headers("responseHeaders", e.responseHeaders());
    if (e.tls() != null) {
      tls(e.tls());
    }
    if (e.failure() != null) {
      events.failureOfAnswer(e.failure(), FailureWords.of(e.failure()));
    }
    json.writeEndObject();
  }

  private void tls(TlsFacts tls) {
    json.writeStringProperty("tls", tls.version());
    json.writeStringProperty("cipher", tls.cipher());
    json.writeArrayPropertyStart("certificates");
    tls.certificates().forEach(json::writeString);
    json.writeEndArray();
    if (!tls.chain().isEmpty()) {
      json.writeArrayPropertyStart("chain");
      tls.chain().forEach(this::certificate);
      json.writeEndArray();
    }
    if (tls.unverified()) {
      json.writeBooleanProperty("unverified", true);
    }
    if (tls.keyTrusted()) {
      json.writeBooleanProperty("keyTrusted", true);
    }
    if (tls.revocation() != RevocationVerdict.NOT_CHECKED) {
      events.text("revocation", EventJson.word(tls.revocation()));
      events.text("revocationDetail", tls.revocationDetail());
    }
  }

  private void certificate(CertificateFacts each) {
    json.writeStartObject();
    events.text("subject", each.subject());
    events.text("issuer", each.issuer());
    events.text("notBefore", each.notBefore().toString());
    events.text("notAfter", each.notAfter().toString());
    events.text("pin", each.pin().toString());
    if (!each.fingerprint().isEmpty()) {
      events.text("fingerprint", each.fingerprint());
    }
    json.writeArrayPropertyStart("names");
    each.names().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void timing(HttpExchange.Timing t) {
    json.writeObjectPropertyStart("microseconds");
    json.writeNumberProperty("blocked", t.blocked());
    json.writeNumberProperty("resolving", t.resolving());
    json.writeNumberProperty("connecting", t.connecting());
    json.writeNumberProperty("securing", t.securing());
    json.writeNumberProperty("sending", t.sending());
    json.writeNumberProperty("waiting", t.waiting());
    json.writeNumberProperty("receiving", t.receiving());
    json.writeEndObject();
  }

  private void headers(String name, Headers headers) {
    json.writeArrayPropertyStart(name);
    for (HeaderField field : headers.fields()) {
      json.writeStartArray();
      json.writeString(field.name());
      json.writeString(field.value());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
