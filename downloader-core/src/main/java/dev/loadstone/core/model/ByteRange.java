package dev.loadstone.core.model;

/** A half-open range of byte offsets: {@code start} is inside, {@code end} is not. */
public record ByteRange(long start, long end) {
  public ByteRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: [" + start + ", " + end + ")");
    }
  }

  /** Number of bytes in the range. */
  public long length() {
    return end - start;
  }

  public boolean isEmpty() {
    return end == start;
  }

  public boolean contains(long offset) {
    return offset >= start && offset < end;
  }

  @Override
  public String toString() {
    return "[" + start + ", " + end + ")";
  }
}
