package dev.loadstone.core.transfer;

import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.TransferOptions;

/**
 * What all parts of one attempt share.
 *
 * @param own the job's own limit
 * @param host the limit of the link's host
 * @param deadline monotonic nanoseconds; {@link Long#MAX_VALUE} without one
 */
record Attempt(
    Transfer.Tools tools,
    Job job,
    int number,
    TransferListener listener,
    StopSignal stop,
    Progress progress,
    Throttle own,
    Throttle host,
    long deadline) {

  static final long NO_DEADLINE = Long.MAX_VALUE;

  TransferOptions options() {
    return job.request().options();
  }

  long nanos() {
    return tools.time().nanos();
  }

  void log(String decision) {
    if (!decision.isEmpty()) {
      // A server may echo a secret in what is told of it.
      listener.log(Redaction.of(job.request().secrets()).text(decision));
    }
  }

  /** Whether a checksum of the whole file is known beforehand. */
  boolean isGuarded() {
    return !job.request().checksums().isEmpty();
  }

  boolean isThrottled() {
    return own.isLimited() || host.isLimited() || tools.everything().isLimited();
  }

  /** Bytes to read at once. */
  int grain(int most) {
    return own.grain(host.grain(tools.everything().grain(most)));
  }

  /** Waits for the limits of the job, of its host and of all jobs. */
  void throttle(int bytes) throws FailureException {
    own.pass(bytes, stop::isSet);
    host.pass(bytes, stop::isSet);
    tools.everything().pass(bytes, stop::isSet);
  }

  /** Ends what should not go on. */
  void check() throws FailureException {
    if (deadline != NO_DEADLINE && nanos() - deadline >= 0) {
      stop.set(StopSignal.Reason.OUT_OF_TIME);
    }
    stop.check();
    if (Thread.currentThread().isInterrupted()) {
      throw new FailureException(FailureCode.CANCELLED, "interrupted");
    }
  }
}
