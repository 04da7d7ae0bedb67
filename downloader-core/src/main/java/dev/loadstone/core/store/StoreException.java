package dev.loadstone.core.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The database could not be used; the message is one line for a person. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What could not be done, then the error in words instead of the name of its class. */
  static StoreException of(String what, IOException error) {
    return new StoreException(what + ": " + words(error), error);
  }

  private static String words(IOException error) {
    if (!(error instanceof FileSystemException named)) {
      return String.valueOf(error.getMessage());
    }
    String why =
        switch (named) {
          case FileAlreadyExistsException _ -> "is there and no folder";
          case NoSuchFileException _ -> "is not there";
          case AccessDeniedException _ -> "access is denied";
          default -> String.valueOf(named.getReason());
        };
    return named.getFile() + " " + why;
  }
}
