package dev.loadstone.core.model;

import java.util.ArrayList;
import java.util.List;

/** Byte ranges in ascending order that neither overlap nor touch. */
public record RangeSet(List<ByteRange> ranges) {
  public static final RangeSet EMPTY = new RangeSet(List.of());

  public RangeSet {
    ranges = List.copyOf(ranges);
    for (int i = 1; i < ranges.size(); i++) {
      if (ranges.get(i).start() <= ranges.get(i - 1).end()) {
        throw new IllegalArgumentException("ranges overlap or touch: " + ranges);
      }
    }
  }

  public static RangeSet of(ByteRange range) {
    return range.isEmpty() ? EMPTY : new RangeSet(List.of(range));
  }

  /** This set and the range, merged where they overlap or touch. */
  public RangeSet plus(ByteRange range) {
    if (range.isEmpty()) {
      return this;
    }
    List<ByteRange> merged = new ArrayList<>(ranges.size() + 1);
    long start = range.start();
    long end = range.end();
    int after = 0;
    for (ByteRange each : ranges) {
      if (each.end() < start) {
        merged.add(each);
        after++;
      } else if (each.start() <= end) {
        start = Math.min(start, each.start());
        end = Math.max(end, each.end());
        after++;
      }
    }
    int before = merged.size();
    merged.add(before, new ByteRange(start, end));
    merged.addAll(ranges.subList(after, ranges.size()));
    return new RangeSet(merged);
  }

  /** What of {@code [0, size)} is not in this set. */
  public RangeSet gaps(long size) {
    List<ByteRange> gaps = new ArrayList<>();
    long at = 0;
    for (ByteRange each : ranges) {
      if (each.start() >= size) {
        break;
      }
      if (each.start() > at) {
        gaps.add(new ByteRange(at, each.start()));
      }
      at = each.end();
    }
    if (at < size) {
      gaps.add(new ByteRange(at, size));
    }
    return new RangeSet(gaps);
  }

  /** End of the range that starts at 0, or 0. */
  public long prefix() {
    return ranges.isEmpty() || ranges.getFirst().start() > 0 ? 0 : ranges.getFirst().end();
  }

  /** Bytes in all ranges. */
  public long length() {
    return ranges.stream().mapToLong(ByteRange::length).sum();
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** True if the set is exactly {@code [0, size)}. */
  public boolean isWhole(long size) {
    return size == 0 || (ranges.size() == 1 && prefix() == size);
  }
}
