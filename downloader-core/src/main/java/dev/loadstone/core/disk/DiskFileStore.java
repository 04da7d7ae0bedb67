package dev.loadstone.core.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The file system of the machine. */
public final class DiskFileStore implements FileStore {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  @Override
  public OpenFile open(Path file, Mode mode) throws IOException {
    BasicFileAttributes found = attributes(file);
    refuseForeign(file, found);
    if (LockedFiles.isTaken(file, found)) {
      throw new FileSystemException(file.toString(), null, "in use by this program");
    }
    FileChannel channel =
        switch (mode) {
          case READ -> channel(file, StandardOpenOption.READ);
          case READ_WRITE -> channel(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
          case READ_WRITE_CREATE ->
              channel(
                  file,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.CREATE);
        };
    return new DiskFile(channel, () -> {});
  }

  @Override
  public @Nullable LockedFile openLocked(Path file, Mode mode) throws IOException {
    return LockedFiles.open(file, mode);
  }

  @Override
  public @Nullable FileFacts facts(Path path) throws IOException {
    BasicFileAttributes found = attributes(path);
    return found == null
        ? null
        : new FileFacts(
            found.isRegularFile(),
            found.size(),
            found.lastModifiedTime().toInstant(),
            found.fileKey());
  }

  @Override
  public Path realPath(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  @Override
  public int names(Path file) throws IOException {
    try {
      return (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return 1;
    }
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectories(folder);
      } catch (FileAlreadyExistsException e) {
        throw new NotDirectoryException(e.getFile());
      }
    }
  }

  @Override
  public void moveNoReplace(Path from, Path to) throws IOException {
    if (WINDOWS) {
      // There a plain move fails by itself if the target exists.
      Files.move(from, to);
      return;
    }
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      if (!isSameFile(from, to)) {
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // FAT, exFAT and some network systems have no links. The move looks before it renames: a
      // file that another program puts there within these microseconds would be replaced.
      Files.move(from, to);
      return;
    }
    Files.deleteIfExists(from);
  }

  @Override
  public void moveReplace(Path from, Path to) throws IOException {
    boolean same = isSameFile(from, to);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (same) {
      // rename(2) does nothing if both are names of one file.
      Files.deleteIfExists(from);
    }
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    return Files.deleteIfExists(file);
  }

  @Override
  public void setModified(Path file, Instant time) throws IOException {
    Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(FileTime.from(time), null, null);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    if (WINDOWS) {
      // Folders cannot be opened there; the file system keeps a journal of names.
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public long usableSpace(Path path) throws IOException {
    // Asks the system once; a FileStore is found by reading the table of all mounts.
    long usable = path.toFile().getUsableSpace();
    if (usable > 0) {
      return usable;
    }
    Path at = path.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    // Not by FileStore, which reads the table of mounts anew each time.
    return at.toFile().getUsableSpace();
  }

  static FileChannel channel(Path file, OpenOption... options) throws IOException {
    OpenOption[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = LinkOption.NOFOLLOW_LINKS;
    return FileChannel.open(file, all);
  }

  static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    return path.getFileSystem()
        .provider()
        .readAttributesIfExists(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  static void refuseForeign(Path file, @Nullable BasicFileAttributes found)
      throws NotRegularFileException {
    if (found != null && !found.isRegularFile()) {
      throw new NotRegularFileException(file);
    }
  }

  private static boolean isSameFile(Path a, Path b) throws IOException {
    BasicFileAttributes first = attributes(a);
    BasicFileAttributes second = attributes(b);
    return first != null
        && second != null
        && first.fileKey() != null
        && first.fileKey().equals(second.fileKey());
  }
}
