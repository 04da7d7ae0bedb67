package dev.loadstone.core.transfer;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Failure;

/** What becomes of an answer; {@code why} is empty where it is no news. */
sealed interface Decision {

  String why();

  /** The decision in one line for the job's log; empty if it is no news. */
  default String line() {
    return switch (this) {
      case StartOver(String why) when !why.isEmpty() -> why + ": started over";
      case AskAgain(Ask.Whole _, String why) when !why.isEmpty() -> why + ": starting over";
      default -> why();
    };
  }

  /**
   * The body holds these bytes of the file that is partly there.
   *
   * @param total bytes of the whole file
   */
  record Continue(ByteRange range, long total, String why) implements Decision {}

  /** The body is the whole file from its first byte; what was there before is dropped. */
  record StartOver(String why) implements Decision {}

  /** The body is of no use; another request tells more. */
  record AskAgain(Ask what, String why) implements Decision {}

  /** Every byte is there already. */
  record AlreadyWhole(long total, String why) implements Decision {}

  /** The published file is still what the server has. */
  record Unchanged(String why) implements Decision {}

  /** The answer is no part of the file. */
  record Refuse(Failure failure) implements Decision {
    @Override
    public String why() {
      return failure.detail();
    }
  }
}
