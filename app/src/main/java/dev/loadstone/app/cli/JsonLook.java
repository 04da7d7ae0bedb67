package dev.loadstone.app.cli;

import dev.loadstone.core.words.PlainLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON indented for a person, in colours if wanted; numbers keep their digits. Pure. */
final class JsonLook {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();
  private static final String RESET = "\u001b[0m";
  private static final String NAME = "\u001b[34m";
  private static final String STRING = "\u001b[32m";
  private static final String NUMBER = "\u001b[36m";
  private static final String LITERAL = "\u001b[35m";

  private final StringBuilder out = new StringBuilder();
  private final boolean coloured;

  private JsonLook(boolean coloured) {
    this.coloured = coloured;
  }

  /** The text with each member on a line of its own; null if it is no JSON. */
  static @Nullable String of(String text, boolean coloured) {
    JsonLook look = new JsonLook(coloured);
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == null) {
        return null;
      }
      look.value(json, 0);
      return json.nextToken() == null ? look.out.toString() : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Whether a text is one whole object or list. */
  static boolean isObjectOrList(String text) {
    String stripped = text.strip();
    return (stripped.startsWith("{") || stripped.startsWith("[")) && of(stripped, false) != null;
  }

  private void value(JsonParser json, int depth) {
    switch (json.currentToken()) {
      case START_OBJECT -> members(json, depth, JsonToken.END_OBJECT, "{", "}");
      case START_ARRAY -> members(json, depth, JsonToken.END_ARRAY, "[", "]");
      case VALUE_STRING -> paint(STRING, quoted(json.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> paint(NUMBER, json.getString());
      default -> paint(LITERAL, json.getString());
    }
  }

  /** Jackson bounds the depth, and with it this recursion. */
  private void members(JsonParser json, int depth, JsonToken end, String open, String close) {
    out.append(open);
    boolean empty = true;
    while (json.nextToken() != end) {
      out.append(empty ? "\n" : ",\n").append("  ".repeat(depth + 1));
      empty = false;
      if (end == JsonToken.END_OBJECT) {
        paint(NAME, quoted(json.currentName()));
        out.append(": ");
        json.nextToken();
      }
      value(json, depth + 1);
    }
    if (!empty) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append(close);
  }

  private void paint(String colour, String text) {
    if (coloured) {
      out.append(colour).append(text).append(RESET);
    } else {
      out.append(text);
    }
  }

  /** As JSON writes it; what could steer a terminal is written by its number. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (PlainLine.isUnfit(c)) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }
}
