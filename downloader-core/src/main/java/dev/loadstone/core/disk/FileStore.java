package dev.loadstone.core.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls on a file system that Loadstone makes; none follows a symbolic link in the last
 * element. Tests have one that fails and one that forgets what was not forced. Thread-safe.
 */
public interface FileStore {

  /** How a file is opened. */
  enum Mode {
    /** Reads and writes a regular file, made if it is missing; refuses a symbolic link. */
    READ_WRITE_CREATE,
    /** Reads and writes a regular file that exists. */
    READ_WRITE,
    /** Reads a regular file that exists. */
    READ
  }

  /**
   * What is at a path.
   *
   * @param regular false for folders, symbolic links, devices
   * @param key equal for two names of one file, different for two files; null where the platform
   *     does not tell
   */
  record FileFacts(boolean regular, long size, Instant modified, @Nullable Object key) {

    /** True if both are names of one file, as far as the platform tells. */
    public boolean sameFileAs(FileFacts other) {
      return key != null && key.equals(other.key);
    }
  }

  OpenFile open(Path file, Mode mode) throws IOException;

  /**
   * A file that nobody else has until it is closed.
   *
   * @param made whether it did not exist before
   */
  record LockedFile(OpenFile file, boolean made) {}

  /**
   * Opens to write and takes the file for the caller. Other programs and other callers in this
   * process get null meanwhile; so does who comes while the file is being moved away.
   */
  @Nullable LockedFile openLocked(Path file, Mode mode) throws IOException;

  /** Facts without following a link; null if nothing is there. */
  @Nullable FileFacts facts(Path path) throws IOException;

  /** The path with all symbolic links followed; the path itself if nothing is there. */
  Path realPath(Path path) throws IOException;

  /** How many names (hard links) the file has; 1 where the platform does not tell. */
  int names(Path file) throws IOException;

  void createFolders(Path folder) throws IOException;

  /**
   * Renames atomically within one file system and never over another file. Where both are names of
   * one file already, as a crash within this call can leave them, only the old name goes.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the target exists
   */
  void moveNoReplace(Path from, Path to) throws IOException;

  /** Renames atomically within one file system, over the target if it exists. */
  void moveReplace(Path from, Path to) throws IOException;

  boolean deleteIfExists(Path file) throws IOException;

  void setModified(Path file, Instant time) throws IOException;

  /** Makes renames and deletions in the folder survive a power cut, where the platform can. */
  void forceFolder(Path folder) throws IOException;

  /** Bytes that could still be written below the nearest existing parent of the path. */
  long usableSpace(Path path) throws IOException;
}
