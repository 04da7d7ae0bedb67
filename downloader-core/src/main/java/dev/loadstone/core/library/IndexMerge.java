package dev.loadstone.core.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Joins the assets of an index, as they come in ascending order, with changes, and writes the
 * result: memory for the changes only.
 */
final class IndexMerge implements Consumer<IndexedAsset> {
  private final Iterator<Map.Entry<String, Optional<IndexedAsset>>> changes;
  private final IndexFormat.Writer out;
  private Map.@Nullable Entry<String, Optional<IndexedAsset>> change;
  private String last = "";
  private boolean changed;

  /** The index is not in ascending order, so it cannot be joined as a stream. */
  static final class OutOfOrder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfOrder() {
      super("out of order", null, false, false);
    }
  }

  /**
   * A merge.
   *
   * @param changes by path; empty means removed
   */
  IndexMerge(NavigableMap<String, Optional<IndexedAsset>> changes, IndexFormat.Writer out) {
    this.changes = changes.entrySet().iterator();
    this.out = out;
    advance();
  }

  @Override
  public void accept(IndexedAsset asset) {
    if (asset.path().compareTo(last) <= 0) {
      throw new OutOfOrder();
    }
    last = asset.path();
    emitChangesBefore(asset.path());
    Map.@Nullable Entry<String, Optional<IndexedAsset>> now = change;
    if (now != null && now.getKey().equals(asset.path())) {
      changed |= !now.getValue().equals(Optional.of(asset));
      now.getValue().ifPresent(this::write);
      advance();
    } else {
      write(asset);
    }
  }

  /** Writes what is left; answers whether the result differs from what was there. */
  boolean finish() throws IOException {
    emitChangesBefore(null);
    out.finish();
    return changed;
  }

  private void emitChangesBefore(@Nullable String path) {
    for (var now = change; now != null; now = change) {
      if (path != null && now.getKey().compareTo(path) >= 0) {
        return;
      }
      changed |= now.getValue().isPresent();
      now.getValue().ifPresent(this::write);
      advance();
    }
  }

  private void advance() {
    change = changes.hasNext() ? changes.next() : null;
  }

  private void write(IndexedAsset asset) {
    try {
      out.write(asset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
