package dev.loadstone.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The right to write in a data folder, held by one program at a time and given back by the system
 * when that program ends, however it ends.
 */
final class DataFolderLock implements AutoCloseable {
  /** Behind the text, so that Windows lets others read who holds the lock. */
  private static final long POSITION = 1L << 40;

  private static final int LONGEST_TEXT = 20;

  /**
   * Folders locked by this JVM. A second channel on the file must never be opened here: closing it
   * would give up the first one's lock (POSIX fcntl).
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private DataFolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the lock, without waiting.
   *
   * @throws StoreException if another program, or another store of this one, has it
   */
  static DataFolderLock take(StoreFiles files) throws IOException {
    Path folder = files.folder().toRealPath();
    if (!HELD.add(folder)) {
      throw busy(files, Long.toString(ProcessHandle.current().pid()));
    }
    boolean taken = false;
    try {
      StoreFiles.makePrivate(files.lock());
      FileChannel channel = openLocked(files.lock());
      if (channel == null) {
        throw busy(files, holder(files.lock()));
      }
      taken = true;
      return new DataFolderLock(folder, channel);
    } finally {
      if (!taken) {
        HELD.remove(folder);
      }
    }
  }

  private static @Nullable FileChannel openLocked(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock(POSITION, 1, false);
      if (lock == null) {
        channel.close();
        return null;
      }
      channel.truncate(0);
      byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(pid), 0);
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static String holder(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.length() <= LONGEST_TEXT && text.matches("\\d+") ? text : "";
  }

  private static StoreException busy(StoreFiles files, String process) {
    return new StoreException(
        "Another Loadstone"
            + (process.isEmpty() ? "" : " (process " + process + ")")
            + " is using "
            + files.folder()
            + ": close it first, or choose another data folder");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(folder);
    }
  }
}
