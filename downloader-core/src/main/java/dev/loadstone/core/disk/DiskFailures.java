package dev.loadstone.core.disk;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What errors of the file system mean. */
public final class DiskFailures {
  /** With less space than this, a write error without a known text is a full disk. */
  static final long NEARLY_FULL = 1 << 20;

  private static final List<String> FULL =
      List.of(
          "no space left",
          "enospc",
          "quota exceeded",
          "edquot",
          "not enough space",
          "disk is full",
          "not enough quota");

  private DiskFailures() {}

  /** What was being done when the error came. */
  public enum Doing {
    OPEN,
    READ,
    WRITE,
    PUBLISH
  }

  /**
   * The code of an error. Systems word their errors in the user's language, so the space left
   * decides where the text is not known.
   *
   * @param usable bytes that could still be written where the error came
   */
  public static FailureCode codeOf(IOException error, Doing doing, long usable) {
    if (error instanceof FailureException known) {
      return known.failure().code();
    }
    if (error instanceof ClosedByInterruptException) {
      return FailureCode.CANCELLED;
    }
    if (error instanceof FileAlreadyExistsException) {
      return FailureCode.TARGET_EXISTS;
    }
    if (error instanceof NotRegularFileException || isRefusedName(error)) {
      return FailureCode.UNSAFE_NAME;
    }
    if (doing != Doing.READ && (saysFull(error) || (usable < NEARLY_FULL && isUnclear(error)))) {
      return FailureCode.DISK_FULL;
    }
    return switch (doing) {
      case OPEN, READ -> FailureCode.FILE_CANT_OPEN;
      case WRITE, PUBLISH -> FailureCode.FILE_WRITE_ERROR;
    };
  }

  /** The error as a failure about the given file. */
  public static FailureException of(IOException error, Doing doing, FileStore files, Path file) {
    if (error instanceof FailureException known) {
      return known;
    }
    FailureCode code = codeOf(error, doing, usable(files, file));
    return new FailureException(Failure.of(code, file + ": " + reason(error)), error);
  }

  private static boolean saysFull(IOException error) {
    String text = reason(error).toLowerCase(Locale.ROOT);
    return FULL.stream().anyMatch(text::contains);
  }

  /** Errors that have a class of their own are not about space. */
  private static boolean isUnclear(IOException error) {
    return error.getClass() == IOException.class || error.getClass() == FileSystemException.class;
  }

  private static boolean isRefusedName(IOException error) {
    String text = reason(error).toLowerCase(Locale.ROOT);
    return text.contains("nofollow_links")
        || text.contains("symbolic link")
        || text.contains("file name too long");
  }

  private static String reason(IOException error) {
    String text =
        switch (error) {
          case NotDirectoryException named -> named.getFile() + " is no folder";
          case FileAlreadyExistsException _ -> "is there already";
          case NoSuchFileException _ -> "is not there";
          case AccessDeniedException _ -> "access is denied";
          case FileSystemException named when named.getReason() != null -> named.getReason();
          default ->
              error.getClass() == IOException.class
                  ? String.valueOf(error.getMessage())
                  : error.getClass().getSimpleName().replaceFirst("Exception$", "");
        };
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static long usable(FileStore files, Path file) {
    try {
      return files.usableSpace(file);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
