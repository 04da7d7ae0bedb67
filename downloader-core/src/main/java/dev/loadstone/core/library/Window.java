package dev.loadstone.core.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A buffered view of a source that counts what it reads: constant memory, bounded work.
 *
 * <p>Reading where nothing is throws {@link PastEnd}; reading more than {@link #BUDGET} in all
 * throws {@link BudgetSpent}. {@link AssetInspector} catches both.
 */
final class Window {
  /** Bytes that may be fetched from the source for one inspection. */
  static final long BUDGET = 64L << 20;

  private static final int PAGE = 16 << 10;

  private final ByteSource source;
  private final long size;
  private final byte[] page = new byte[PAGE];
  private long pageStart;
  private int pageLength;
  private long fetched;

  Window(ByteSource source) throws IOException {
    this.source = source;
    this.size = source.size();
  }

  long size() {
    return size;
  }

  int u8(long offset) throws IOException {
    if (offset < pageStart || offset >= pageStart + pageLength) {
      fetch(offset);
    }
    return page[(int) (offset - pageStart)] & 0xff;
  }

  int u16le(long offset) throws IOException {
    return u8(offset) | u8(offset + 1) << 8;
  }

  int u16be(long offset) throws IOException {
    return u8(offset) << 8 | u8(offset + 1);
  }

  long u32le(long offset) throws IOException {
    return u16le(offset) | (long) u16le(offset + 2) << 16;
  }

  long u32be(long offset) throws IOException {
    return (long) u16be(offset) << 16 | u16be(offset + 2);
  }

  /** 64 bits; what no file can hold comes back as {@link Long#MAX_VALUE}. */
  long u64le(long offset) throws IOException {
    return unsigned(u32le(offset) | u32le(offset + 4) << 32);
  }

  /** 64 bits; what no file can hold comes back as {@link Long#MAX_VALUE}. */
  long u64be(long offset) throws IOException {
    return unsigned(u32be(offset) << 32 | u32be(offset + 4));
  }

  /** Whether these characters, one byte each, stand at the offset; false past the end. */
  boolean has(long offset, String bytes) throws IOException {
    if (offset < 0 || offset + bytes.length() > size) {
      return false;
    }
    for (int i = 0; i < bytes.length(); i++) {
      if (u8(offset + i) != bytes.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Up to so many bytes from the offset; fewer at the end. */
  byte[] bytes(long offset, int most) throws IOException {
    byte[] bytes = new byte[Math.clamp(size - offset, 0, most)];
    int done = 0;
    while (done < bytes.length) {
      u8(offset + done);
      int from = (int) (offset + done - pageStart);
      int count = Math.min(pageLength - from, bytes.length - done);
      System.arraycopy(page, from, bytes, done, count);
      done += count;
    }
    return bytes;
  }

  /** Bytes as Latin-1 text, up to a NUL. */
  String text(long offset, int most) throws IOException {
    byte[] bytes = bytes(offset, most);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return Printable.of(new String(Arrays.copyOf(bytes, end), StandardCharsets.ISO_8859_1));
  }

  /** Fails unless the file reaches this far. */
  void require(long end) {
    if (end > size || end < 0) {
      throw new PastEnd();
    }
  }

  private void fetch(long offset) throws IOException {
    if (offset < 0 || offset >= size) {
      throw new PastEnd();
    }
    long start = offset / PAGE * PAGE;
    ByteBuffer target = ByteBuffer.wrap(page);
    while (target.hasRemaining()) {
      int count = source.read(target, start + target.position());
      if (count <= 0) {
        break;
      }
    }
    fetched += PAGE;
    if (fetched > BUDGET) {
      throw new BudgetSpent();
    }
    pageStart = start;
    pageLength = target.position();
    if (offset >= start + pageLength) {
      throw new PastEnd();
    }
  }

  private static long unsigned(long bits) {
    return bits < 0 ? Long.MAX_VALUE : bits;
  }

  /** The structure leads beyond the end of the file. */
  static final class PastEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PastEnd() {
      super("past the end", null, false, false);
    }
  }

  /** The file asks for more work than an inspection may do. */
  static final class BudgetSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetSpent() {
      super("budget spent", null, false, false);
    }
  }
}
