package dev.loadstone.app.cli;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.RemoteFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of the states that jobs are seen in, and keeps the sums. States may be skipped: what
 * matters is where a job stands. Not thread-safe.
 */
final class JobFollower {
  private static final long PROGRESS_EVERY_NANOS = 1_000_000_000L;

  /** What was told of a job that is not settled yet. */
  private static final class Told {
    @Nullable JobView view;
    boolean started;
    long resumedAt = -1;
    long progressAt = Long.MIN_VALUE;
    JobState.@Nullable Backoff waiting;
  }

  private final Map<JobId, Told> open = new HashMap<>();
  private final Map<JobId, JobView> running = new LinkedHashMap<>();
  private final Set<JobId> known;
  private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
  private final int jobs;
  private int finished;
  private int failed;
  private int stopped;
  private long finishedBytes;
  private long received;
  private long size;
  private int unknownSizes;

  /**
   * Follows jobs none of which was seen yet.
   *
   * @param followed jobs to follow
   * @param known those of them that were in the queue before
   */
  JobFollower(Collection<JobId> followed, Set<JobId> known) {
    this.known = known;
    followed.forEach(id -> open.put(id, new Told()));
    jobs = open.size();
    unknownSizes = jobs;
  }

  /** Takes what a job looks like; others' jobs and settled ones are ignored. */
  List<CliEvent> observe(JobView view, long nanos) {
    Told told = open.get(view.job().id());
    if (told == null) {
      return List.of();
    }
    List<CliEvent> events = new ArrayList<>(2);
    if (told.view == null) {
      events.add(new CliEvent.Queued(view.job(), known.contains(view.job().id())));
    }
    count(told.view, -1);
    told.view = view;
    count(view, 1);
    follow(view, told, nanos, events);
    return events;
  }

  /** A job that is gone from the queue. */
  List<CliEvent> removed(JobId id) {
    Told told = open.get(id);
    if (told == null) {
      return List.of();
    }
    settle(id);
    stopped++;
    return told.view == null ? List.of() : List.of(new CliEvent.Stopped(told.view.job()));
  }

  boolean isSettled() {
    return open.isEmpty();
  }

  /** What runs, in the order of starting. */
  Collection<JobView> running() {
    return running.values();
  }

  WholeProgress whole() {
    long speed = 0;
    for (JobView view : running.values()) {
      speed += view.live() == null ? 0 : view.live().bytesPerSecond();
    }
    return new WholeProgress(jobs, finished, failed, received, size, unknownSizes, speed);
  }

  /** Jobs that were paused or removed by somebody. */
  int stoppedJobs() {
    return stopped;
  }

  CliEvent.Summary summary(Duration took, ExitCode exit) {
    int unfinished = open.size() + stopped;
    return new CliEvent.Summary(jobs, finished, failed, unfinished, finishedBytes, took, exit);
  }

  /** The exit codes of the failures so far. */
  Set<ExitCode> codes() {
    return codes;
  }

  private void follow(JobView view, Told told, long nanos, List<CliEvent> events) {
    Job job = view.job();
    switch (job.state()) {
      case JobState.Queued _ -> {
        running.remove(job.id());
        told.started = false;
      }
      case JobState.Running _, JobState.Verifying _, JobState.Publishing _ -> {
        running.put(job.id(), view);
        started(view, told, nanos, events);
      }
      case JobState.Backoff backoff -> {
        running.remove(job.id());
        told.started = false;
        if (!backoff.equals(told.waiting)) {
          told.waiting = backoff;
          events.add(new CliEvent.Waiting(job, backoff.until(), backoff.because()));
        }
      }
      case JobState.Published(var receipt) -> {
        resumed(job, told, events);
        settle(job.id());
        finished++;
        finishedBytes += receipt.size();
        events.add(new CliEvent.Finished(job, receipt));
      }
      case JobState.Failed(var failure) -> {
        settle(job.id());
        failed++;
        codes.add(ExitCode.of(failure.code()));
        events.add(new CliEvent.Failed(job, failure));
      }
      case JobState.Paused _, JobState.Removed _ -> {
        settle(job.id());
        stopped++;
        events.add(new CliEvent.Stopped(job));
      }
    }
  }

  private static void started(JobView view, Told told, long nanos, List<CliEvent> events) {
    if (!told.started) {
      told.started = true;
      told.progressAt = nanos;
      events.add(new CliEvent.Started(view.job()));
    }
    resumed(view.job(), told, events);
    if (nanos - told.progressAt >= PROGRESS_EVERY_NANOS && view.live() != null) {
      told.progressAt = nanos;
      events.add(new CliEvent.Progress(view));
    }
  }

  private static void resumed(Job job, Told told, List<CliEvent> events) {
    if (job.resumedAt() > 0 && job.resumedAt() != told.resumedAt) {
      told.resumedAt = job.resumedAt();
      events.add(new CliEvent.Resumed(job, job.resumedAt()));
    }
  }

  private void settle(JobId id) {
    open.remove(id);
    running.remove(id);
  }

  /** Adds to the sums, or takes away, what a view says; unseen jobs count as of unknown size. */
  private void count(@Nullable JobView view, int sign) {
    long jobSize = view == null ? RemoteFile.UNKNOWN : sizeOf(view.job());
    if (jobSize == RemoteFile.UNKNOWN) {
      unknownSizes += sign;
    } else {
      size += sign * jobSize;
    }
    if (view != null) {
      received += sign * receivedOf(view);
    }
  }

  private static long sizeOf(Job job) {
    return job.state() instanceof JobState.Published(var receipt) ? receipt.size() : job.size();
  }

  private static long receivedOf(JobView view) {
    return view.job().state() instanceof JobState.Published(var receipt)
        ? receipt.size()
        : view.received();
  }
}
