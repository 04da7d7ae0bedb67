package dev.loadstone.core.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and values in their order, for a link's query or a form, by the rules of Godot's {@code
 * query_string_from_dict}: a null value gives the name alone, a list repeats the name.
 *
 * <p>Everything but the unreserved characters of RFC 3986 2.3 is percent-encoded as UTF-8, so a
 * value can hold anything.
 */
public record Query(List<Field> fields) {
  public static final Query NONE = new Query(List.of());
  private static final String UNRESERVED = "-._~";

  /**
   * One pair.
   *
   * @param value null for a name alone, without the equals sign
   */
  public record Field(String name, @Nullable String value) {}

  public Query {
    fields = List.copyOf(fields);
  }

  /**
   * The pairs of a map, in its order.
   *
   * @param values each null, a list whose elements each give a pair, an array of objects alike, or
   *     anything else, as its {@code toString} says
   */
  public static Query of(Map<String, ? extends @Nullable Object> values) {
    Query query = NONE;
    for (var entry : values.entrySet()) {
      query = query.plusAny(entry.getKey(), entry.getValue());
    }
    return query;
  }

  /**
   * Reads {@code name=value}, or {@code name} alone.
   *
   * @throws InvalidInputException without a name
   */
  public static Query parse(List<String> pairs) {
    Query query = NONE;
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (name.isEmpty()) {
        throw new InvalidInputException("A value without a name was given: write it as name=value");
      }
      query = query.plus(name, equals < 0 ? null : pair.substring(equals + 1));
    }
    return query;
  }

  public Query plus(String name, @Nullable String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Query(more);
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The pairs, encoded and joined by {@code &}. */
  public String encoded() {
    StringBuilder out = new StringBuilder();
    for (Field field : fields) {
      if (!out.isEmpty()) {
        out.append('&');
      }
      encode(field.name(), out);
      if (field.value() != null) {
        out.append('=');
        encode(field.value(), out);
      }
    }
    return out.toString();
  }

  /** The link with these pairs after those that it has. */
  public Link appendedTo(Link link) {
    if (isEmpty()) {
      return link;
    }
    String text = link.text();
    int query = text.indexOf('?');
    boolean bare = query < 0 || query == text.length() - 1 || text.endsWith("&");
    String joint = query < 0 ? "?" : bare ? "" : "&";
    return Link.parse(text + joint + encoded());
  }

  private Query plusAny(String name, @Nullable Object value) {
    Iterable<?> several =
        value instanceof Iterable<?> all
            ? all
            : value instanceof Object[] array ? List.of(array) : null;
    if (several == null) {
      return plus(name, value == null ? null : value.toString());
    }
    Query query = this;
    for (Object each : several) {
      query = query.plus(name, String.valueOf(each));
    }
    return query;
  }

  private static void encode(String text, StringBuilder out) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || UNRESERVED.indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
  }
}
