package dev.loadstone.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file; positioned reads and writes from any thread. */
public interface OpenFile extends AutoCloseable {

  /** Reads at the position until the buffer is full or the file ends; -1 at the end. */
  int read(ByteBuffer target, long position) throws IOException;

  /** Writes all of the buffer at the position. */
  void write(ByteBuffer source, long position) throws IOException;

  /** Makes what was written survive a power cut. */
  void force() throws IOException;

  long size() throws IOException;

  void truncate(long size) throws IOException;

  @Override
  void close() throws IOException;
}
