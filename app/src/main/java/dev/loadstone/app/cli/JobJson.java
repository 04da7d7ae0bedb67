package dev.loadstone.app.cli;

import dev.loadstone.core.model.ExchangeRecord;
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

  void write(JobView view, List<LogLine> log, List<ExchangeRecord> exchanges) {
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
    ExchangeEvent requests = new ExchangeEvent(json);
    exchanges.forEach(requests::write);
    json.writeEndArray();
    json.writeEndObject();
  }
}
