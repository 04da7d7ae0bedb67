package dev.loadstone.core.library;

import dev.loadstone.core.library.Inspection.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one inspection finds out, bounded. */
final class Report {
  private static final int MOST_FACTS = 300;

  private final List<Fact> facts = new ArrayList<>();
  private @Nullable String broken;
  private @Nullable String unusual;

  void fact(String name, Object value) {
    if (facts.size() < MOST_FACTS) {
      facts.add(new Fact(name, Printable.of(value.toString())));
    }
  }

  void dimensions(long width, long height) {
    fact("dimensions", width + "x" + height);
    if (width == 0 || height == 0) {
      broken("has no width or no height");
    }
  }

  /** The file cannot be whole; the first reason counts. */
  void broken(String why) {
    broken = broken == null ? why : broken;
  }

  void unusual(String why) {
    unusual = unusual == null ? why : unusual;
  }

  /** A length that the file states about itself, against the one it has. */
  void statedSize(long stated, long size) {
    if (stated > size) {
      broken("is cut short: it says it has " + stated + " bytes and has " + size);
    } else if (stated < size) {
      unusual("has " + (size - stated) + " bytes after its end");
    }
  }

  Finding of(AssetFormat format) {
    return new Finding(format, facts, broken, unusual);
  }
}
