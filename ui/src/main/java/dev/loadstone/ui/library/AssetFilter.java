package dev.loadstone.ui.library;

import dev.loadstone.core.model.AssetKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which assets are shown.
 *
 * @param kind null for all
 * @param problems only files that are missing or altered
 * @param text words that path or host must have, all of them
 */
record AssetFilter(@Nullable AssetKind kind, boolean problems, String text) {
  static final AssetFilter ALL = new AssetFilter(null, false, "");

  AssetFilter withText(String newText) {
    return new AssetFilter(kind, problems, newText);
  }

  boolean test(Asset asset) {
    if ((kind != null && asset.kind() != kind) || (problems && !asset.condition().isProblem())) {
      return false;
    }
    for (String word : text.toLowerCase(Locale.ROOT).split("\\s+")) {
      if (!asset.mentions(word)) {
        return false;
      }
    }
    return true;
  }
}
