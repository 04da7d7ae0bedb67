package dev.loadstone.core.store;

import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.TransferOptions;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;

/** What jobs have in common: options and harmless headers. */
record OptionsJson(TransferOptions options, Headers headers) {

  String write() {
    return Json.write(
        json -> {
          writeTransfer(json);
          NetworkJson.write(json, options.network());
          ModelJson.writeHeaders(json, "headers", headers);
        });
  }

  private void writeTransfer(JsonGenerator json) {
    json.writeNumberProperty("connections", options.connections());
    json.writeNumberProperty("redirects", options.redirects());
    json.writeNumberProperty("bytesPerSecond", options.bytesPerSecond());
    json.writeNumberProperty("retries", options.retries());
    json.writeStringProperty("timeout", options.timeout().toString());
    json.writeStringProperty("stallTimeout", options.stallTimeout().toString());
    Duration maxTime = options.maxTime();
    Json.writeIfAny(json, "maxTime", maxTime == null ? null : maxTime.toString());
    json.writeNumberProperty("maxSize", options.maxSize());
    json.writeStringProperty("onConflict", options.onConflict().name());
    json.writeBooleanProperty("continueUnproven", options.continueUnproven());
    json.writeBooleanProperty("keepServerTime", options.keepServerTime());
    json.writeBooleanProperty("findChecksums", options.findChecksums());
    json.writeStringProperty("onChange", options.onChange().name());
    json.writeBooleanProperty("anyContent", options.anyContent());
  }

  static OptionsJson read(String text) {
    Json json = Json.read(text);
    String maxTime = json.textOrNull("maxTime");
    TransferOptions options =
        new TransferOptions(
            json.integer("connections"),
            Math.toIntExact(json.number("redirects", TransferOptions.DEFAULTS.redirects())),
            json.number("bytesPerSecond"),
            json.integer("retries"),
            Duration.parse(json.text("timeout")),
            Duration.parse(json.text("stallTimeout")),
            maxTime == null ? null : Duration.parse(maxTime),
            json.number("maxSize"),
            ConflictPolicy.valueOf(json.text("onConflict")),
            ChangePolicy.valueOf(json.text("onChange", ChangePolicy.RESTART.name())),
            json.is("continueUnproven"),
            json.is("keepServerTime"),
            json.is("findChecksums"),
            json.is("anyContent", false),
            NetworkJson.read(json));
    return new OptionsJson(options, ModelJson.readHeaders(json, "headers"));
  }
}
