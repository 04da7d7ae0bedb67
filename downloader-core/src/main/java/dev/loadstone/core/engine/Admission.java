package dev.loadstone.core.engine;

import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.queue.HostHolds;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which job may start: one that this engine runs, for which nothing writes yet, within the limits,
 * and whose host has room and is not held back. Engine's thread.
 */
final class Admission {
  private static final int MOST_FILE_WORK = 256;

  private final EngineParts parts;
  private final Writers writers;
  private final HostHolds holds;
  private final Set<JobId> wanted = new HashSet<>();
  private Limits limits;

  Admission(EngineParts parts, Writers writers, HostHolds holds, Limits limits) {
    this.parts = parts;
    this.writers = writers;
    this.holds = holds;
    this.limits = limits;
    apply();
  }

  Limits limits() {
    return limits;
  }

  /** Changes the limits, and stores them unless they are those of one command line. */
  void limit(Limits newLimits) {
    limits = newLimits;
    apply();
    if (parts.starts() != EngineParts.Starts.ASKED_FOR) {
      parts.store().saveLimits(newLimits);
    }
  }

  private void apply() {
    parts.hosts().limit(limits.connectionsPerHost());
    parts.everything().limit(limits.bytesPerSecond());
  }

  /** Somebody asked for the job since this engine was opened. */
  void want(JobId id) {
    wanted.add(id);
  }

  void forget(JobId id) {
    wanted.remove(id);
  }

  /** Whether a queued job may start as far as it alone is concerned. */
  boolean admits(JobId id) {
    return switch (parts.starts()) {
      case ALL -> !writers.writes(id);
      case ASKED_FOR -> wanted.contains(id) && !writers.writes(id);
      case NONE -> false;
    };
  }

  /**
   * The next job to start. The host that passes is the host of the job that is returned, so its
   * connection is taken here.
   *
   * @param starting jobs that were taken before and do not run yet
   */
  Optional<JobId> next(JobTable table, int starting, Instant now) {
    boolean full =
        writers.attempts() + starting >= limits.jobs() || writers.fileWork() >= MOST_FILE_WORK;
    return full
        ? Optional.empty()
        : table.nextReady(host -> !holds.isHeld(host, now) && parts.hosts().tryAcquire(host));
  }

  /** When a host that holds jobs back lets the next one pass. */
  Optional<Instant> nextEndOfHold(JobTable table) {
    return table.hasReady() ? holds.nextEnd() : Optional.empty();
  }
}
