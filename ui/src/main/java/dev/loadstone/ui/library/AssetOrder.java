package dev.loadstone.ui.library;

import java.util.Comparator;

/** What assets are sorted by. */
enum AssetOrder {
  NEWEST,
  NAME,
  SIZE,
  KIND;

  /** No two assets are equal under it. */
  Comparator<Asset> comparator() {
    Comparator<Asset> byName = Comparator.comparing(Asset::name, String.CASE_INSENSITIVE_ORDER);
    Comparator<Asset> order =
        switch (this) {
          case NEWEST ->
              Comparator.comparing((Asset asset) -> asset.receipt().publishedAt()).reversed();
          case NAME -> byName;
          case SIZE -> Comparator.comparingLong((Asset asset) -> asset.receipt().size()).reversed();
          case KIND -> Comparator.comparing(Asset::kind).thenComparing(byName);
        };
    return order.thenComparing(Asset::file);
  }
}
