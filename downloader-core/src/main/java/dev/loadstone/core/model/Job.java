package dev.loadstone.core.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and where it stands.
 *
 * @param order place in the queue among jobs of one priority; lower starts earlier
 * @param target file it will be published as; null until the name is known
 * @param remote what the server said; null until it answered
 * @param status HTTP status of the newest answer about the file, or of the one that it failed by; 0
 *     before the first
 * @param received bytes of the file that are in the part file
 * @param failures attempts in a row that failed without progress
 * @param resumedAt offset at which the newest attempt went on; -1 if it never did
 * @param finished when it was published or failed; null before
 */
public record Job(
    JobId id,
    JobRequest request,
    long order,
    JobState state,
    @Nullable Path target,
    @Nullable RemoteFile remote,
    int status,
    long received,
    int failures,
    long resumedAt,
    Instant added,
    @Nullable Instant finished) {

  public static Job queued(JobId id, JobRequest request, long order, Instant now) {
    JobState state = request.startPaused() ? new JobState.Paused() : new JobState.Queued();
    return new Job(id, request, order, state, null, null, 0, 0, 0, -1, now, null);
  }

  /** Bytes of the whole file, or {@link RemoteFile#UNKNOWN}. */
  public long size() {
    return remote == null ? RemoteFile.UNKNOWN : remote.size();
  }

  public List<Link> links() {
    return request.links();
  }

  public Job withState(JobState newState) {
    return new Job(
        id, request, order, newState, target, remote, status, received, failures, resumedAt, added,
        finished);
  }

  public Job withRequest(JobRequest newRequest) {
    return new Job(
        id,
        newRequest,
        order,
        state,
        target,
        remote,
        status,
        received,
        failures,
        resumedAt,
        added,
        finished);
  }

  public Job withOrder(long newOrder) {
    return new Job(
        id, request, newOrder, state, target, remote, status, received, failures, resumedAt, added,
        finished);
  }

  public Job withTarget(@Nullable Path newTarget, @Nullable RemoteFile newRemote) {
    return new Job(
        id, request, order, state, newTarget, newRemote, status, received, failures, resumedAt,
        added, finished);
  }

  public Job withStatus(int newStatus) {
    return new Job(
        id, request, order, state, target, remote, newStatus, received, failures, resumedAt, added,
        finished);
  }

  public Job withReceived(long newReceived) {
    return new Job(
        id,
        request,
        order,
        state,
        target,
        remote,
        status,
        newReceived,
        failures,
        resumedAt,
        added,
        finished);
  }

  public Job withFailures(int newFailures) {
    return new Job(
        id,
        request,
        order,
        state,
        target,
        remote,
        status,
        received,
        newFailures,
        resumedAt,
        added,
        finished);
  }

  public Job withResumedAt(long newResumedAt) {
    return new Job(
        id,
        request,
        order,
        state,
        target,
        remote,
        status,
        received,
        failures,
        newResumedAt,
        added,
        finished);
  }

  public Job withFinished(@Nullable Instant newFinished) {
    return new Job(
        id,
        request,
        order,
        state,
        target,
        remote,
        status,
        received,
        failures,
        resumedAt,
        added,
        newFinished);
  }
}
