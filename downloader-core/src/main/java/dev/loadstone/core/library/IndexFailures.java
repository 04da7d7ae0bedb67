package dev.loadstone.core.library;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.util.Locale;

/** What an error of the disk means to a library. */
final class IndexFailures {
  private IndexFailures() {}

  static FailureException reading(IOException e) {
    return as(FailureCode.FILE_CANT_OPEN, "cannot be read", e);
  }

  static FailureException writing(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean full =
        message.contains("no space")
            || message.contains("not enough space")
            || message.contains("quota");
    return as(full ? FailureCode.DISK_FULL : FailureCode.FILE_WRITE_ERROR, "cannot be written", e);
  }

  private static FailureException as(FailureCode code, String what, IOException e) {
    if (e instanceof FailureException known) {
      return known;
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String detail = AssetIndex.FILE_NAME + " " + what + ": " + Printable.of(why);
    return new FailureException(Failure.of(code, detail), e);
  }
}
