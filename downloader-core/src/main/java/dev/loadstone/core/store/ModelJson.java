package dev.loadstone.core.store;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * JSON forms of failures, headers and what a server said. What is read has been written by the same
 * or an earlier version: anything else is an {@link IllegalArgumentException}.
 */
final class ModelJson {
  private ModelJson() {}

  static void writeHeaders(JsonGenerator json, String name, Headers headers) {
    List<String> flat = new ArrayList<>(headers.fields().size() * 2);
    for (HeaderField field : headers.fields()) {
      flat.add(field.name());
      flat.add(field.value());
    }
    Json.writeTexts(json, name, flat);
  }

  static Headers readHeaders(Json json, String name) {
    List<String> flat = json.texts(name);
    return flat.isEmpty() ? Headers.NONE : Headers.of(flat.toArray(String[]::new));
  }

  static void writeFailure(JsonGenerator json, Failure failure) {
    json.writeNumberProperty("code", failure.code().number());
    json.writeStringProperty("detail", failure.detail());
    json.writeNumberProperty("status", failure.status());
    Duration retryAfter = failure.retryAfter();
    Json.writeIfAny(json, "retryAfter", retryAfter == null ? null : retryAfter.toString());
  }

  static Failure readFailure(Json json) {
    String retryAfter = json.textOrNull("retryAfter");
    return new Failure(
        failureCode(json.integer("code")),
        json.text("detail"),
        json.integer("status"),
        retryAfter == null ? null : Duration.parse(retryAfter));
  }

  private static FailureCode failureCode(int number) {
    return Arrays.stream(FailureCode.values())
        .filter(code -> code.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown failure " + number));
  }

  static String writeRemote(RemoteFile remote) {
    return Json.write(
        json -> {
          switch (remote.validator()) {
            case Validator.StrongEtag(String tag) -> json.writeStringProperty("strongEtag", tag);
            case Validator.LastModified(String date) ->
                json.writeStringProperty("strongDate", date);
            case Validator.None _ -> {}
          }
          json.writeNumberProperty("size", remote.size());
          json.writeBooleanProperty("acceptsRanges", remote.acceptsRanges());
          json.writeStringProperty("mediaType", remote.mediaType());
          Json.writeIfAny(json, "etag", remote.etag());
          Json.writeIfAny(json, "lastModified", remote.lastModified());
          Json.writeIfAny(json, "suggestedName", remote.suggestedName());
        });
  }

  static RemoteFile readRemote(Json json, Shared shared) {
    String etag = json.textOrNull("etag");
    String lastModified = json.textOrNull("lastModified");
    return new RemoteFile(
        readValidator(json, etag, lastModified),
        json.number("size"),
        json.is("acceptsRanges"),
        shared.text(json.text("mediaType")),
        etag,
        lastModified,
        json.textOrNull("suggestedName"));
  }

  private static Validator readValidator(
      Json json, @Nullable String etag, @Nullable String lastModified) {
    String tag = json.textOrNull("strongEtag");
    if (tag != null) {
      return new Validator.StrongEtag(etag != null && tag.equals(etag) ? etag : tag);
    }
    String date = json.textOrNull("strongDate");
    if (date != null) {
      return new Validator.LastModified(
          lastModified != null && date.equals(lastModified) ? lastModified : date);
    }
    return new Validator.None();
  }
}
