package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.ui.inspect.FileMap.Block;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Blocks laid over each other, of which the last one is seen. Laying one costs what it covers, not
 * what is there: a job may have thousands.
 */
final class BlockLayers {
  private final TreeMap<Long, Block> byStart = new TreeMap<>();

  BlockLayers lay(List<Block> upper) {
    upper.forEach(this::lay);
    return this;
  }

  void lay(Block upper) {
    if (!upper.range().isEmpty()) {
      cut(upper.range());
      byStart.put(upper.range().start(), upper);
    }
  }

  /** Takes away what lies in a range. */
  void cut(ByteRange range) {
    if (range.isEmpty()) {
      return;
    }
    Map.Entry<Long, Block> before = byStart.lowerEntry(range.start());
    if (before != null && before.getValue().range().end() > range.start()) {
      Block block = before.getValue();
      byStart.put(before.getKey(), part(block, before.getKey(), range.start()));
      keepAfter(block, range.end());
    }
    NavigableMap<Long, Block> inside = byStart.subMap(range.start(), true, range.end(), false);
    if (!inside.isEmpty()) {
      Block last = inside.lastEntry().getValue();
      inside.clear();
      keepAfter(last, range.end());
    }
  }

  void clear() {
    byStart.clear();
  }

  /** Those that are seen, in ascending order. */
  List<Block> seen() {
    return List.copyOf(byStart.values());
  }

  private void keepAfter(Block block, long end) {
    if (block.range().end() > end) {
      byStart.put(end, part(block, end, block.range().end()));
    }
  }

  private static Block part(Block of, long start, long end) {
    return new Block(new ByteRange(start, end), of.presence(), of.fetcher());
  }
}
