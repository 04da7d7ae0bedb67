package dev.loadstone.core.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header lines in their order, with case and repetitions kept; names compare without case. */
public record Headers(List<HeaderField> fields) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  /** Headers from name, value, name, value…: for literals. */
  public static Headers of(String... namesAndValues) {
    List<HeaderField> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new HeaderField(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  public Optional<String> first(String name) {
    for (HeaderField field : fields) {
      if (field.is(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (HeaderField field : fields) {
      if (field.is(name)) {
        values.add(field.value());
      }
    }
    return List.copyOf(values);
  }

  public boolean has(String name) {
    return first(name).isPresent();
  }

  public Headers plus(String name, String value) {
    List<HeaderField> more = new ArrayList<>(fields);
    more.add(new HeaderField(name, value));
    return new Headers(more);
  }

  public Headers without(String name) {
    return has(name) ? new Headers(fields.stream().filter(f -> !f.is(name)).toList()) : this;
  }

  /**
   * The headers as Godot's {@code get_response_headers_as_dictionary} tells them: several of one
   * name are joined by {@code "; "} under the name as it came first. Only for those who want that;
   * {@code Set-Cookie} does not survive it.
   */
  public Map<String, String> toDictionary() {
    Map<String, String> firstNames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, String> joined = new LinkedHashMap<>();
    for (HeaderField field : fields) {
      String name = firstNames.computeIfAbsent(field.name(), first -> first);
      joined.merge(name, field.value(), (before, more) -> before + "; " + more);
    }
    return Collections.unmodifiableMap(joined);
  }
}
