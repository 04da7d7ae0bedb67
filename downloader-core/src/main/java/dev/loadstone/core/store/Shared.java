package dev.loadstone.core.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Gives equal texts and paths one instance while many rows are read; not thread-safe. */
final class Shared {
  private static final int MOST = 10_000;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Path> paths = new HashMap<>();

  String text(String text) {
    String known = texts.size() < MOST ? texts.putIfAbsent(text, text) : texts.get(text);
    return known == null ? text : known;
  }

  Path path(String text) {
    Path known = paths.get(text);
    if (known == null) {
      known = Path.of(text);
      if (paths.size() < MOST) {
        paths.put(text, known);
      }
    }
    return known;
  }
}
