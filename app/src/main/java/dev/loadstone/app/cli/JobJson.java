package dev.loadstone.app.cli;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LogLine;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** All about one job as a JSON object: docs/formats/events.md. */
final class JobJson {
  private final JsonGenerator json;
  private final EventJson events;

  JobJson(JsonGenerator json) {
    this.json = json;
    events = new EventJson(json);
  }

  void write(JobView view, List<LogLine> log, List<HttpExchange> exchanges) {
    json.writeStartObject();
    events.job(view);
    json.writeArrayPropertyStart("log");
    for (LogLine line : log) {
      json.writeStartObject();
      json.writeStringProperty("time", line.at().toString());
      json.writeStringProperty("text", line.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("requests");
    exchanges.forEach(this::request);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void request(HttpExchange e) {
    json.writeStartObject();
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
    json.writeNumberProperty("bytesReceived", e.bytesReceived());
    json.writeNumberProperty("bytesSent", e.bytesSent());
    timing(e.timing());
    headers("requestHeaders", e.requestHeaders());
    headers("responseHeaders", e.responseHeaders());
    if (e.tls() != null) {
      json.writeStringProperty("tls", e.tls().version());
      json.writeStringProperty("cipher", e.tls().cipher());
    }
    if (e.failure() != null) {
      events.failure(e.failure());
    }
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
