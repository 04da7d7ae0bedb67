package dev.loadstone.core.words;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON with a line for each member, for a person. Numbers keep their digits; what could steer a
 * terminal is written by its number. Pure.
 */
public final class JsonLayout {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  private final String text;
  private final Paint paint;
  private final StringBuilder out = new StringBuilder();
  private int depth;
  private int taken;
  private boolean separated;

  /** What a piece of the text is. */
  public enum Part {
    NAME,
    STRING,
    NUMBER,
    LITERAL
  }

  /** Colours a piece, or leaves it. */
  @FunctionalInterface
  public interface Paint {
    String paint(Part part, String text);
  }

  private JsonLayout(String text, Paint paint) {
    this.text = text;
    this.paint = paint;
  }

  /** The text laid out; what is cut off as far as it goes; empty if it is no JSON. */
  public static Optional<String> of(String text) {
    return of(text, (_, piece) -> piece);
  }

  /** The same in colours. */
  public static Optional<String> of(String text, Paint paint) {
    JsonLayout layout = new JsonLayout(text, paint);
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return layout.whole(json);
    } catch (JacksonException e) {
      return isCut(text, e.getLocation()) && !layout.out.isEmpty()
          ? Optional.of(layout.cut())
          : Optional.empty();
    }
  }

  /** Whether all that is wrong with it is that it ends. */
  private static boolean isCut(String text, @Nullable TokenStreamLocation wrong) {
    return wrong != null && wrong.getCharOffset() >= text.stripTrailing().length();
  }

  /** Whether a text is one whole object or list. */
  public static boolean isObjectOrList(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
      return false;
    }
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), stripped)) {
      json.nextToken();
      json.skipChildren();
      return json.nextToken() == null;
    } catch (JacksonException e) {
      return false;
    }
  }

  private Optional<String> whole(JsonParser json) {
    if (next(json) == null) {
      return Optional.empty();
    }
    separated = true;
    value(json);
    return json.nextToken() == null ? Optional.of(out.toString()) : Optional.empty();
  }

  /** Remembers where the token begins; behind a name the parser has looked ahead already. */
  private @Nullable JsonToken next(JsonParser json) {
    separated = json.currentToken() == JsonToken.PROPERTY_NAME;
    int end = (int) json.currentLocation().getCharOffset();
    taken = separated ? text.lastIndexOf(':', end - 1) : end;
    return json.nextToken();
  }

  private void value(JsonParser json) {
    switch (json.currentToken()) {
      case START_OBJECT -> members(json, JsonToken.END_OBJECT, "{", "}");
      case START_ARRAY -> members(json, JsonToken.END_ARRAY, "[", "]");
      case VALUE_STRING -> out.append(paint.paint(Part.STRING, quoted(json.getString())));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          out.append(paint.paint(Part.NUMBER, json.getString()));
      default -> out.append(paint.paint(Part.LITERAL, json.getString()));
    }
  }

  /** Jackson bounds the depth, and with it this recursion. */
  private void members(JsonParser json, JsonToken end, String open, String close) {
    out.append(open);
    depth++;
    boolean empty = true;
    while (next(json) != end) {
      out.append(empty ? "" : ",");
      newLine();
      separated = true;
      empty = false;
      if (end == JsonToken.END_OBJECT) {
        out.append(paint.paint(Part.NAME, quoted(json.currentName()))).append(": ");
        next(json);
      }
      value(json);
    }
    depth--;
    if (!empty) {
      newLine();
    }
    out.append(close);
  }

  private void newLine() {
    out.append('\n').repeat("  ", depth);
  }

  /** With what is left of the piece that was cut. */
  private String cut() {
    String rest = text.substring(Math.min(taken, text.length())).strip();
    String piece = PlainLine.of(rest.replaceFirst("^[,:]\\s*", ""));
    if (!separated) {
      out.append(rest.startsWith(",") ? "," : "");
      if (!piece.isEmpty()) {
        newLine();
      }
    }
    return out.append(piece).toString();
  }

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
