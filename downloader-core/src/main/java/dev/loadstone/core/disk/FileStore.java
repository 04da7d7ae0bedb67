package dev.loadstone.core.disk;

import java.io.IOException;
import java.nio.file.Path;
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
    /** Reads a regular file that exists. */
    READ
  }

  /**
   * What is at a path.
   *
   * @param regular false for folders, symbolic links, devices
   */
  record FileFacts(boolean regular, long size, java.time.Instant modified) {}

  OpenFile open(Path file, Mode mode) throws IOException;

  /** Facts without following a link; null if nothing is there. */
  @Nullable FileFacts facts(Path path) throws IOException;

  void createFolders(Path folder) throws IOException;

  /**
   * Renames atomically within one file system and never over another file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the target exists
   */
  void moveNoReplace(Path from, Path to) throws IOException;

  /** Renames atomically within one file system, over the target if it exists. */
  void moveReplace(Path from, Path to) throws IOException;

  boolean deleteIfExists(Path file) throws IOException;

  void setModified(Path file, java.time.Instant time) throws IOException;

  /** Makes renames and deletions in the folder survive a power cut, where the platform can. */
  void forceFolder(Path folder) throws IOException;

  /** Bytes that could still be written below the nearest existing parent of the path. */
  long usableSpace(Path path) throws IOException;
}
