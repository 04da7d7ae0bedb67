package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Receipt;
import java.time.Duration;
import java.time.Instant;

/** What a command that downloads has to tell; each becomes one line or one JSON object. */
sealed interface CliEvent {

  /**
   * Waits for its turn.
   *
   * @param duplicate the link was in the queue for the same file; that job goes on
   */
  record Queued(Job job, boolean duplicate) implements CliEvent {}

  record Started(Job job) implements CliEvent {}

  /**
   * The server agreed to go on in the middle of the file.
   *
   * @param offset first byte asked for
   */
  record Resumed(Job job, long offset) implements CliEvent {}

  record Progress(JobView view) implements CliEvent {}

  record Waiting(Job job, Instant until, Failure because) implements CliEvent {}

  record Finished(Job job, Receipt receipt) implements CliEvent {}

  record Failed(Job job, Failure failure) implements CliEvent {}

  /** Paused or removed by somebody: nothing more will happen in this run. */
  record Stopped(Job job) implements CliEvent {}

  record Notice(String text) implements CliEvent {}

  /**
   * The end of the run.
   *
   * @param unfinished neither finished nor failed when the run ended
   * @param bytes of the finished files
   */
  record Summary(
      int jobs, int finished, int failed, int unfinished, long bytes, Duration took, ExitCode exit)
      implements CliEvent {}
}
