package dev.loadstone.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of the operating system. */
final class DiskFile implements OpenFile {
  private final FileChannel channel;
  private final Runnable afterClose;

  DiskFile(FileChannel channel, Runnable afterClose) {
    this.channel = channel;
    this.afterClose = afterClose;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return uninterrupted(
        () -> {
          int total = 0;
          while (target.hasRemaining()) {
            int n = channel.read(target, position + total);
            if (n < 0) {
              return total == 0 ? -1 : total;
            }
            total += n;
          }
          return total;
        });
  }

  @Override
  public void write(ByteBuffer source, long position) throws IOException {
    uninterrupted(
        () -> {
          long at = position;
          while (source.hasRemaining()) {
            at += channel.write(source, at);
          }
          return 0;
        });
  }

  @Override
  public void force() throws IOException {
    uninterrupted(
        () -> {
          channel.force(false);
          return 0;
        });
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void truncate(long size) throws IOException {
    channel.truncate(size);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      afterClose.run();
    }
  }

  private interface Call {
    int run() throws IOException;
  }

  /**
   * A channel closes itself under a thread whose interrupt mark is set, for all threads that use
   * it; so the mark is put aside meanwhile.
   */
  private static int uninterrupted(Call call) throws IOException {
    boolean marked = Thread.interrupted();
    try {
      return call.run();
    } finally {
      if (marked) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
