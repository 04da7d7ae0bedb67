package dev.loadstone.ui.common.picture;

import dev.loadstone.core.library.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An open file, read in parts of a known size. */
public final class FileBytes implements ByteSource, AutoCloseable {
  private final FileChannel channel;

  private FileBytes(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a regular file; anything else could block or never end. */
  public static FileBytes open(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString(), null, "not a file");
    }
    return new FileBytes(
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public int read(ByteBuffer target, long offset) throws IOException {
    int all = 0;
    while (target.hasRemaining()) {
      int count = channel.read(target, offset + all);
      if (count < 0) {
        return all == 0 ? -1 : all;
      }
      all += count;
    }
    return all;
  }

  /** Bytes from an offset, fewer at the end of the file, in little-endian order. */
  public ByteBuffer take(long offset, int most) throws IOException {
    long there = Math.max(0, Math.min(most, size() - offset));
    ByteBuffer buffer = ByteBuffer.allocate((int) there).order(ByteOrder.LITTLE_ENDIAN);
    read(buffer, offset);
    return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
