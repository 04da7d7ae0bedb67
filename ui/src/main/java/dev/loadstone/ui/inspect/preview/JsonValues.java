package dev.loadstone.ui.inspect.preview;

import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON as maps, lists, strings and numbers, up to a number of values. */
final class JsonValues {
  private static final int MOST_VALUES = 200_000;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build())
          .build();

  private final JsonParser json;
  private int left = MOST_VALUES;

  private JsonValues(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads an object.
   *
   * @throws UnfitException if it is none, or has too many values
   */
  static Map<String, Object> object(byte[] text) throws UnfitException {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new UnfitException(Reason.BROKEN);
      }
      return new JsonValues(json).members();
    } catch (JacksonException e) {
      throw new UnfitException(Reason.BROKEN);
    }
  }

  private Map<String, Object> members() throws UnfitException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      Object value = value();
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private List<Object> elements() throws UnfitException {
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Object value = value();
      elements.add(value == null ? "" : value);
    }
    return elements;
  }

  private @Nullable Object value() throws UnfitException {
    if (--left < 0) {
      throw new UnfitException(Reason.TOO_LARGE);
    }
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new UnfitException(Reason.BROKEN);
    }
    return switch (token) {
      case START_OBJECT -> members();
      case START_ARRAY -> elements();
      case VALUE_STRING -> json.getString();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }
}
