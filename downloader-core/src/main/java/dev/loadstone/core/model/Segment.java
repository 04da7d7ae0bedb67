package dev.loadstone.core.model;

/**
 * A part of a file that one connection fetches: segments of a file never overlap.
 *
 * @param range what it is to fetch
 * @param written offset up to which bytes are in the part file
 */
public record Segment(ByteRange range, long written) {
  public Segment {
    if (written < range.start() || written > range.end()) {
      throw new IllegalArgumentException("written " + written + " outside " + range);
    }
  }

  public ByteRange remaining() {
    return new ByteRange(written, range.end());
  }
}
