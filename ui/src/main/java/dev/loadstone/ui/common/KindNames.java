package dev.loadstone.ui.common;

import dev.loadstone.core.model.AssetKind;

/** Kinds in words. */
public final class KindNames {
  private KindNames() {}

  public static String of(AssetKind kind) {
    return Texts.of(KindNames.class).get("kind." + kind.name());
  }
}
