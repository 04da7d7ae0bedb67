package dev.loadstone.core.model;

import java.time.Instant;

/** Where a job stands. {@link Running} is stored as {@link Queued}: nothing runs after a crash. */
public sealed interface JobState {

  /** Waits for its turn. */
  record Queued() implements JobState {}

  /** A transfer is under way; the phase is that of its newest request. */
  record Running(Phase phase) implements JobState {}

  /** Waits because of a failure that may pass; survives a restart. */
  record Backoff(Instant until, Failure because) implements JobState {}

  /** A person stopped it, what was received is kept. */
  record Paused() implements JobState {}

  /** All bytes are there; checksum, length and kind are checked. */
  record Verifying() implements JobState {}

  /** Verified; stored before the file gets its final name, so that a crash between is noticed. */
  record Publishing(Receipt receipt) implements JobState {}

  /** The file stands under its final name. */
  record Published(Receipt receipt) implements JobState {}

  record Failed(Failure failure) implements JobState {}

  /**
   * Gone from the queue; kept until its files are gone too.
   *
   * @param withFile whether the published file goes as well as the part
   */
  record Removed(boolean withFile) implements JobState {}

  /** True where nothing more happens unless a person asks. */
  default boolean isFinal() {
    return switch (this) {
      case Published _, Failed _, Removed _ -> true;
      case Queued _, Running _, Backoff _, Paused _, Verifying _, Publishing _ -> false;
    };
  }

  /**
   * The state's name in lower case, the same in the database, on the command line and in windows.
   */
  default String word() {
    return switch (this) {
      case Queued _ -> "queued";
      case Running _ -> "running";
      case Backoff _ -> "backoff";
      case Paused _ -> "paused";
      case Verifying _ -> "verifying";
      case Publishing _ -> "publishing";
      case Published _ -> "published";
      case Failed _ -> "failed";
      case Removed _ -> "removed";
    };
  }
}
