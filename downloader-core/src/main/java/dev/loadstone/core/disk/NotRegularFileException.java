package dev.loadstone.core.disk;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A folder, a symbolic link or a device stands where a file is wanted. */
public final class NotRegularFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  public NotRegularFileException(Path file) {
    super(file.toString(), null, "not a regular file");
  }
}
