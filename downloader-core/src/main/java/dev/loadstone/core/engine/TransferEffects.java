package dev.loadstone.core.engine;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.queue.HostHolds;
import dev.loadstone.core.queue.Input;
import dev.loadstone.core.transfer.TransferResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts transfers and hears how they end. Engine's thread, but for what workers run. */
final class TransferEffects {
  private static final Logger LOG = LoggerFactory.getLogger(TransferEffects.class);

  private final Engine engine;
  private final EngineParts parts;
  private final Writers writers;
  private final HostHolds holds;

  TransferEffects(Engine engine, EngineParts parts, Writers writers, HostHolds holds) {
    this.engine = engine;
    this.parts = parts;
    this.writers = writers;
    this.holds = holds;
  }

  /** Starts the transfer of a job that is still to run. */
  void start(Job job) {
    Origin host = job.request().link().origin();
    if (!(job.state() instanceof JobState.Running)) {
      parts.hosts().release(host);
      return;
    }
    AttemptListener listener = new AttemptListener(engine, job.id());
    int number = parts.attempts().next(job);
    Receipt previous =
        job.target() == null ? null : parts.store().receipt(job.target()).orElse(null);
    TransferStarter.Attempt attempt =
        parts.transfers().prepare(completed(job), number, previous, listener);
    writers.began(job.id(), attempt, listener, host);
    engine.table().recheck(job.id());
    parts.workers().execute(() -> ended(job.id(), runSafely(attempt)));
  }

  /** With its secrets, and what its host's profile says of the file rather than the request. */
  private Job completed(Job job) {
    JobRequest request =
        job.request().withHeaders(job.request().headers(), parts.secrets().get(job.id()));
    boolean unproven =
        parts
            .profiles()
            .current()
            .find(request.link().origin())
            .map(HostProfile::continueUnproven)
            .orElse(false);
    return job.withRequest(
        unproven
            ? request.withOptions(request.options().toBuilder().continueUnproven(true).build())
            : request);
  }

  private static TransferResult runSafely(TransferStarter.Attempt attempt) {
    try {
      return attempt.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a transfer broke in a way nobody foresaw", e);
      return new TransferResult.Broke(
          Failure.of(
              FailureCode.INTERNAL,
              "an error inside Loadstone ("
                  + e.getClass().getSimpleName()
                  + "); its log has the details"),
          0,
          false);
    }
  }

  private void ended(JobId id, TransferResult result) {
    engine.post(
        () -> {
          Origin host = writers.ended(id);
          engine.exchanges().abandon(id);
          if (host != null) {
            parts.hosts().release(host);
          }
          if (result instanceof TransferResult.Broke(Failure failure, _, _) && host != null) {
            holds
                .note(host, failure, parts.time().now())
                .ifPresent(
                    hold ->
                        engine.log(
                            id,
                            host
                                + " asked to wait: held back for "
                                + hold.toSeconds()
                                + " s, all its jobs"));
          }
          engine.apply(id, input(result));
          forgoUnlessPublished(id, result);
          engine.table().recheck(id);
        });
  }

  /** The job may be gone, or want another file by now. */
  private void forgoUnlessPublished(JobId id, TransferResult result) {
    Job job = engine.table().get(id);
    boolean published = job != null && job.state() instanceof JobState.Publishing;
    if (!published && result instanceof TransferResult.Ready(Receipt receipt)) {
      parts.files().forgo(receipt);
    }
  }

  private static Input input(TransferResult result) {
    return switch (result) {
      case TransferResult.Ready(Receipt receipt) -> new Input.Ready(receipt);
      case TransferResult.Unchanged(Receipt receipt) -> new Input.Kept(receipt);
      case TransferResult.Skipped(Receipt receipt) -> new Input.Left(receipt);
      case TransferResult.Stopped(long received) -> new Input.Stopped(received);
      case TransferResult.Broke(Failure failure, long received, boolean progressed) ->
          new Input.Broke(failure, received, progressed);
    };
  }
}
