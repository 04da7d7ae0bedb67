package dev.loadstone.core.export;

import dev.loadstone.core.disk.DiskFailures;
import dev.loadstone.core.disk.DiskFileStore;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.FailureException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/** An archive in a file, which is there whole or not at all. */
public final class HarFile {
  private HarFile() {}

  /**
   * Writes an archive, in place of a file that has the name; blocks.
   *
   * @return how many entries it has
   * @throws FailureException FILE_CANT_OPEN, FILE_WRITE_ERROR, DISK_FULL; nothing has changed then
   */
  public static int write(Path file, Iterator<ExchangeRecord> records) throws FailureException {
    Path target = file.toAbsolutePath().normalize();
    try {
      Path folder = target.getParent();
      if (folder == null || Files.isDirectory(target)) {
        throw new IOException("is a folder");
      }
      Path half = Files.createTempFile(folder, ".loadstone-", ".har");
      try {
        int count = writeHalf(half, records);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        return count;
      } finally {
        Files.deleteIfExists(half);
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.WRITE, new DiskFileStore(), target);
    }
  }

  private static int writeHalf(Path half, Iterator<ExchangeRecord> records) throws IOException {
    try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      int count = HarWriter.write(out, records);
      out.flush();
      channel.force(true);
      return count;
    }
  }
}
