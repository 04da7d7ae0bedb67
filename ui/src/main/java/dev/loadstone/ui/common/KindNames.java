package dev.loadstone.ui.common;

import dev.loadstone.core.model.AssetKind;

/** Kinds in words. */
public final class KindNames {
  private KindNames() {}

  /** Of many: {@code Images}. */
  public static String of(AssetKind kind) {
    return Texts.of(KindNames.class).get("kind." + kind.name());
  }

  /** Of one: {@code Image}. */
  public static String one(AssetKind kind) {
    return Texts.of(KindNames.class).get("kind.one." + kind.name());
  }
}
