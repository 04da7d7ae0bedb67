package dev.loadstone.core.queue;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobState.Backoff;
import dev.loadstone.core.model.JobState.Failed;
import dev.loadstone.core.model.JobState.Paused;
import dev.loadstone.core.model.JobState.Published;
import dev.loadstone.core.model.JobState.Publishing;
import dev.loadstone.core.model.JobState.Queued;
import dev.loadstone.core.model.JobState.Removed;
import dev.loadstone.core.model.JobState.Running;
import dev.loadstone.core.model.JobState.Verifying;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.queue.Effect.DeleteFiles;
import dev.loadstone.core.queue.Effect.Publish;
import dev.loadstone.core.queue.Effect.StartTransfer;
import dev.loadstone.core.queue.Effect.StopTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Every transition of a job. A state changes at once when a person asks; a transfer that is still
 * writing then is told to stop, and the engine starts no other before it has.
 */
public final class JobMachine {
  private final RetryPolicy retries;

  public JobMachine(RetryPolicy retries) {
    this.retries = retries;
  }

  /**
   * Decides.
   *
   * @param busy whether a transfer or a publication of the job is under way
   */
  public Decision decide(Job job, boolean busy, Input input, Instant now) {
    if (job.state() instanceof Removed(boolean withFile)) {
      return afterRemoval(job, input, withFile);
    }
    return switch (input) {
      case Input.Command command -> command(job, busy, command);
      case Input.Signal signal -> signal(job, signal, now);
    };
  }

  /** Only the end of what still writes matters: then the files can go. */
  private static Decision afterRemoval(Job job, Input input, boolean withFile) {
    return switch (input) {
      case Input.Ready _,
          Input.Kept _,
          Input.Left _,
          Input.Stopped _,
          Input.Broke _,
          Input.PublishDone _,
          Input.PublishLost _,
          Input.PublishBroke _ ->
          Decision.of(job, new DeleteFiles(withFile));
      default -> Decision.of(job);
    };
  }

  private static Decision command(Job job, boolean busy, Input.Command command) {
    return switch (command) {
      case Input.Pause _ -> pause(job);
      case Input.Resume _ ->
          job.state() instanceof Paused
              ? Decision.of(requeued(job)).saying("resumed")
              : Decision.of(job);
      case Input.Retry _ -> retry(job);
      case Input.Again(var request) -> again(job.withRequest(request));
      case Input.Remove(boolean withFile) ->
          Decision.of(
              job.withState(new Removed(withFile)),
              busy ? new StopTransfer() : new DeleteFiles(withFile));
      case Input.Change(var request) ->
          isSameDownload(job.request(), request)
              ? Decision.of(job.withRequest(request))
              : change(job.withRequest(request));
      case Input.Limit(long bytesPerSecond) ->
          Decision.of(
              job.withRequest(
                  job.request()
                      .withOptions(
                          job.request().options().toBuilder()
                              .bytesPerSecond(bytesPerSecond)
                              .build())));
      case Input.Place(int priority, long order) ->
          Decision.of(job.withRequest(job.request().withPriority(priority)).withOrder(order));
    };
  }

  private static Decision pause(Job job) {
    return switch (job.state()) {
      case Queued _, Backoff _ -> Decision.of(job.withState(new Paused())).saying("paused");
      case Running _, Verifying _ ->
          Decision.of(job.withState(new Paused()), new StopTransfer()).saying("paused");
      case Paused _, Publishing _, Published _, Failed _, Removed _ -> Decision.of(job);
    };
  }

  private static Decision retry(Job job) {
    return switch (job.state()) {
      case Failed _, Backoff _ -> Decision.of(requeued(job)).saying("retried");
      case Queued _, Running _, Paused _, Verifying _, Publishing _, Published _, Removed _ ->
          Decision.of(job);
    };
  }

  private static Decision again(Job job) {
    return switch (job.state()) {
      case Failed _, Backoff _, Paused _, Published _ ->
          Decision.of(job.request().startPaused() ? job : requeued(job).withResumedAt(-1))
              .saying("asked for again");
      case Queued _, Running _, Verifying _, Publishing _, Removed _ -> Decision.of(job);
    };
  }

  /** Whether only what a person calls it, or how soon it is wanted, differs. */
  private static boolean isSameDownload(JobRequest before, JobRequest after) {
    return !before.equals(after)
        && before.withLabel(after.label()).withPriority(after.priority()).equals(after);
  }

  private static Decision change(Job job) {
    return switch (job.state()) {
      case Running _, Verifying _ ->
          Decision.of(requeued(job), new StopTransfer())
              .saying("changed: starts anew from " + job.request().link());
      case Failed _, Backoff _ ->
          Decision.of(requeued(job)).saying("changed: tries " + job.request().link());
      case Queued _, Paused _, Publishing _, Published _, Removed _ ->
          Decision.of(job).saying("changed");
    };
  }

  private Decision signal(Job job, Input.Signal signal, Instant now) {
    return switch (signal) {
      case Input.Start _ -> start(job);
      case Input.BackoffOver _ ->
          Decision.of(job.state() instanceof Backoff ? job.withState(new Queued()) : job);
      case Input.Answered(int status) -> Decision.of(job.withStatus(status));
      case Input.Described(var remote, var target) -> Decision.of(job.withTarget(target, remote));
      case Input.Resumed(long offset) ->
          Decision.of(
              job.withResumedAt(offset > 0 ? offset : job.resumedAt()).withReceived(offset));
      case Input.Checkpointed(long received) -> Decision.of(job.withReceived(received));
      case Input.VerifyingBegan _ ->
          Decision.of(job.state() instanceof Running ? job.withState(new Verifying()) : job);
      case Input.Ready(Receipt receipt) -> ready(job, receipt);
      case Input.Kept(Receipt receipt) -> Decision.of(published(job, receipt, now));
      case Input.Left(Receipt receipt) -> Decision.of(published(job, receipt, now));
      case Input.Stopped(long received) -> Decision.of(stopped(job.withReceived(received)));
      case Input.Broke(var failure, long received, boolean progressed) ->
          broke(job.withReceived(received), failure, progressed, now);
      case Input.PublishDone(Receipt receipt) ->
          Decision.of(published(job, receipt, now))
              .saying("published as " + receipt.path() + ", " + receipt.verdict().word());
      case Input.PublishLost _ ->
          job.state() instanceof Publishing
              ? Decision.of(requeued(job)).saying("the checked part is gone: starts over")
              : Decision.of(job);
      case Input.PublishBroke(var failure) ->
          job.state() instanceof Publishing
              ? failed(job, failure, job.failures() + 1, now)
              : Decision.of(job);
    };
  }

  /** A part that was finished for a link that the job no longer has waits for what is asked now. */
  private static Decision ready(Job job, Receipt receipt) {
    return job.links().contains(receipt.link())
        ? Decision.of(
            job.withState(new Publishing(receipt)).withReceived(receipt.size()),
            new Publish(receipt))
        : Decision.of(job);
  }

  private static Decision start(Job job) {
    return job.state() instanceof Queued
        ? Decision.of(job.withState(new Running(Phase.DISCONNECTED)), new StartTransfer())
        : Decision.of(job);
  }

  /** A transfer that was stopped by a command left its job in the state the command gave. */
  private static Job stopped(Job job) {
    return isTransferring(job.state()) ? job.withState(new Queued()) : job;
  }

  private Decision broke(Job job, Failure failure, boolean progressed, Instant now) {
    if (!isTransferring(job.state())) {
      return Decision.of(job);
    }
    return failed(job, failure, progressed ? 1 : job.failures() + 1, now);
  }

  private Decision failed(Job job, Failure failure, int failures, Instant now) {
    int status = failure.status() == 0 ? job.status() : failure.status();
    Job counted = job.withFailures(failures).withStatus(status);
    Optional<Duration> delay = retries.delay(failure, failures, job.request().options().retries());
    if (delay.isEmpty()) {
      return Decision.of(counted.withState(new Failed(failure)).withFinished(now))
          .saying("failed: " + failure.detail());
    }
    String wait = "%.1f s".formatted(delay.get().toMillis() / 1000.0);
    return Decision.of(counted.withState(new Backoff(now.plus(delay.get()), failure)))
        .saying(
            failure.detail()
                + ": tries again in "
                + wait
                + " ("
                + failures
                + " of "
                + job.request().options().retries()
                + ")");
  }

  private static Job published(Job job, Receipt receipt, Instant now) {
    return job.withState(new Published(receipt))
        .withReceived(receipt.size())
        .withFailures(0)
        .withFinished(now)
        .withTarget(receipt.file(), job.remote());
  }

  private static Job requeued(Job job) {
    return job.withState(new Queued()).withFailures(0).withFinished(null);
  }

  private static boolean isTransferring(JobState state) {
    return state instanceof Running || state instanceof Verifying;
  }
}
