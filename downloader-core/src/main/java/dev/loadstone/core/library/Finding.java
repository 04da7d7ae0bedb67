package dev.loadstone.core.library;

import dev.loadstone.core.library.Inspection.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes alone tell.
 *
 * @param broken why the file cannot be whole as this format; null if it can
 * @param unusual what a person should know although the file may be right; null if nothing
 */
record Finding(
    AssetFormat format, List<Fact> facts, @Nullable String broken, @Nullable String unusual) {
  Finding {
    facts = List.copyOf(facts);
  }
}
