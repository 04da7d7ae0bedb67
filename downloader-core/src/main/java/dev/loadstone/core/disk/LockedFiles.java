package dev.loadstone.core.disk;

import dev.loadstone.core.disk.FileStore.LockedFile;
import dev.loadstone.core.disk.FileStore.Mode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that this process has locked. POSIX drops a lock when the process closes any other
 * handle of the file, so a second handle must not even be opened. Thread-safe.
 */
final class LockedFiles {
  /** Paths, and keys where they were known before opening; one set for the whole process. */
  private static final Set<Object> TAKEN = ConcurrentHashMap.newKeySet();

  private LockedFiles() {}

  /** Whether opening the file would endanger a lock of this process. */
  static boolean isTaken(Path file, @Nullable BasicFileAttributes found) {
    Object key = found == null ? null : found.fileKey();
    return TAKEN.contains(claim(file)) || (key != null && TAKEN.contains(key));
  }

  /** Opens and locks; null if somebody has the file. */
  static @Nullable LockedFile open(Path file, Mode mode) throws IOException {
    Path claim = claim(file);
    if (!TAKEN.add(claim)) {
      return null;
    }
    LockedFile opened = null;
    try {
      opened = mode == Mode.READ_WRITE_CREATE ? openNew(file, claim) : null;
      opened = opened == null ? openExisting(file, claim) : opened;
      return opened;
    } finally {
      if (opened == null) {
        TAKEN.remove(claim);
      }
    }
  }

  private static @Nullable LockedFile openNew(Path file, Path claim) throws IOException {
    FileChannel channel;
    try {
      channel =
          DiskFileStore.channel(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      return null;
    }
    // Bytes in it are another program's, which was quicker to lock it and may have published it.
    return lock(channel) && channel.size() == 0
        ? new LockedFile(new DiskFile(channel, () -> TAKEN.remove(claim)), true)
        : close(channel);
  }

  private static @Nullable LockedFile openExisting(Path file, Path claim) throws IOException {
    BasicFileAttributes before = DiskFileStore.attributes(file);
    if (before == null) {
      throw new NoSuchFileException(file.toString());
    }
    DiskFileStore.refuseForeign(file, before);
    Object key = before.fileKey();
    if (key != null && !TAKEN.add(key)) {
      return null;
    }
    LockedFile opened = null;
    try {
      opened = openExisting(file, claim, key);
      return opened;
    } finally {
      if (opened == null && key != null) {
        TAKEN.remove(key);
      }
    }
  }

  private static @Nullable LockedFile openExisting(Path file, Path claim, @Nullable Object key)
      throws IOException {
    FileChannel channel =
        DiskFileStore.channel(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!lock(channel) || !isStillThere(file, key)) {
      return close(channel);
    }
    DiskFile opened =
        new DiskFile(
            channel,
            () -> {
              if (key != null) {
                TAKEN.remove(key);
              }
              TAKEN.remove(claim);
            });
    return new LockedFile(opened, false);
  }

  /**
   * Between opening and locking, another program may have published the very file that was opened:
   * then the lock is on a file that is no part any more.
   */
  private static boolean isStillThere(Path file, @Nullable Object key) throws IOException {
    BasicFileAttributes found = DiskFileStore.attributes(file);
    return found != null && Objects.equals(found.fileKey(), key);
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable LockedFile close(FileChannel channel) throws IOException {
    channel.close();
    return null;
  }

  private static Path claim(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
