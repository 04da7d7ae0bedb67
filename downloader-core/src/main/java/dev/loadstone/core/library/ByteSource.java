package dev.loadstone.core.library;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that can be read anywhere: a file, a part of one that is being fetched, an array. */
public interface ByteSource {

  /** All bytes there are. */
  long size() throws IOException;

  /** Reads at the offset until the buffer is full or the bytes end; -1 at the end. */
  int read(ByteBuffer target, long offset) throws IOException;

  /** The bytes of an array, which must not change. */
  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public int read(ByteBuffer target, long offset) {
        if (offset >= bytes.length) {
          return -1;
        }
        int count = (int) Math.min(target.remaining(), bytes.length - offset);
        target.put(bytes, (int) offset, count);
        return count;
      }
    };
  }

  /** The bytes of a positioned reader whose size is known, for example {@code part::read}. */
  static ByteSource of(long size, Reader reader) {
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(ByteBuffer target, long offset) throws IOException {
        return reader.read(target, offset);
      }
    };
  }

  /** {@link ByteSource#read} alone. */
  @FunctionalInterface
  interface Reader {
    int read(ByteBuffer target, long offset) throws IOException;
  }
}
