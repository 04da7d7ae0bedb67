package dev.loadstone.core.store;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One JSON object read from text, and how one is written. Unknown members are ignored. */
record Json(Map<String, Object> members) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Text of an object whose members the body writes. */
  static String write(Consumer<JsonGenerator> body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      body.accept(json);
      json.writeEndObject();
    }
    return text.toString();
  }

  static Json read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no JSON object");
      }
      return readObject(parser);
    }
  }

  private static Json readObject(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = readValue(parser);
      if (value != null) {
        members.put(name, value);
      }
    }
    return new Json(members);
  }

  private static @Nullable Object readValue(JsonParser parser) {
    return switch (Objects.requireNonNull(parser.currentToken(), "JSON ends early")) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(Objects.requireNonNull(readValue(parser), "null in an array"));
        }
        yield values;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException("unexpected " + parser.currentToken());
    };
  }

  private Object required(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return value;
  }

  String text(String name) {
    return (String) required(name);
  }

  @Nullable String textOrNull(String name) {
    return (String) members.get(name);
  }

  String text(String name, String without) {
    return (String) members.getOrDefault(name, without);
  }

  long number(String name, long without) {
    return (Long) members.getOrDefault(name, without);
  }

  boolean is(String name, boolean without) {
    return (Boolean) members.getOrDefault(name, without);
  }

  long number(String name) {
    return (Long) required(name);
  }

  int integer(String name) {
    return Math.toIntExact(number(name));
  }

  boolean is(String name) {
    return (Boolean) required(name);
  }

  Json object(String name) {
    return (Json) required(name);
  }

  @Nullable Json objectOrNull(String name) {
    return (Json) members.get(name);
  }

  List<String> texts(String name) {
    return ((List<?>) required(name)).stream().map(String.class::cast).toList();
  }

  List<Long> numbers(String name) {
    return ((List<?>) required(name)).stream().map(Long.class::cast).toList();
  }

  List<Json> objects(String name) {
    return ((List<?>) required(name)).stream().map(Json.class::cast).toList();
  }

  /** Writes a member unless the value is null. */
  static void writeIfAny(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  static void writeTexts(JsonGenerator json, String name, List<String> values) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }

  static void writeObject(JsonGenerator json, String name, Consumer<JsonGenerator> body) {
    json.writeName(name);
    json.writeStartObject();
    body.accept(json);
    json.writeEndObject();
  }
}
