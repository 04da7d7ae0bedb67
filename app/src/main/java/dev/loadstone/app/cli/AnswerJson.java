package dev.loadstone.app.cli;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.request.WebAnswer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** An answer as a JSON object: docs/formats/events.md. */
final class AnswerJson {
  private final JsonGenerator json;
  private final EventJson events;

  AnswerJson(JsonGenerator json) {
    this.json = json;
    events = new EventJson(json);
  }

  void write(WebAnswer answer) {
    json.writeStartObject();
    json.writeNumberProperty("result", answer.result().number());
    json.writeStringProperty("resultName", answer.result().name());
    events.text("link", answer.link().redacted());
    json.writeNumberProperty("status", answer.status());
    events.text("reason", answer.reason());
    headers(answer);
    json.writeNumberProperty("bytesReceived", answer.receivedBytes());
    json.writeNumberProperty("bytesDecoded", answer.decodedBytes());
    events.number("bodySize", answer.bodySize());
    events.text("file", answer.file() == null ? "" : answer.file().toString());
    body(answer);
    if (answer.failure() != null) {
      events.failureOfAnswer(answer.failure(), FailureWords.ofRequest(answer.failure()));
      json.writeNumberProperty("exit", ExitCode.of(answer.failure().code()).number());
    } else {
      json.writeNumberProperty("exit", ExitCode.OK.number());
    }
    json.writeArrayPropertyStart("exchanges");
    answer
        .exchanges()
        .forEach(
            each -> new ExchangeEvent(json).write(new ExchangeRecord(0, null, 0, false, each)));
    json.writeEndArray();
    json.writeEndObject();
  }

  private void headers(WebAnswer answer) {
    json.writeArrayPropertyStart("headers");
    for (HeaderField field : answer.headers().fields()) {
      json.writeStartArray();
      json.writeString(field.name());
      json.writeString(field.value());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** Text where the bytes are text of their charset, else Base64. */
  private void body(WebAnswer answer) {
    byte[] body = answer.body();
    String text = text(answer, body);
    if (text == null) {
      json.writeStringProperty("bodyBase64", Base64.getEncoder().encodeToString(body));
    } else {
      json.writeStringProperty("body", text);
    }
    if (answer.isBodyCut()) {
      json.writeBooleanProperty("bodyIsCut", true);
    }
  }

  private static @Nullable String text(WebAnswer answer, byte[] body) {
    try {
      return answer.charset().newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
