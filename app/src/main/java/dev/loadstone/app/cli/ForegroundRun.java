package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Watches jobs of an open engine until each of them has ended, or somebody wants to stop. */
final class ForegroundRun {
  private static final long PAINT_EVERY = ChangeBuffer.millis(100);

  private final Surroundings surroundings;
  private final Reporter reporter;
  private final JobFollower follower;
  private final ChangeBuffer buffer = new ChangeBuffer();
  private final Downloads.Jobs jobs;
  private final long startedAt;
  private int noticesTold;

  /** Starts the clock of the run. */
  ForegroundRun(Surroundings surroundings, Reporter reporter, Downloads.Jobs jobs) {
    this.surroundings = surroundings;
    this.reporter = reporter;
    this.jobs = jobs;
    follower = new JobFollower(jobs.all(), jobs.known());
    startedAt = surroundings.nanos().getAsLong();
  }

  /** Returns when all jobs have ended, or early after an interruption. */
  void watch(Loadstone engine) throws Exception {
    tellNew(engine.notices());
    jobs.notices().forEach(text -> reporter.event(new CliEvent.Notice(text)));
    surroundings.interruption().whenRequested(buffer::wake);
    try (AutoCloseable _ = engine.subscribe(buffer::add)) {
      for (JobId id : jobs.all()) {
        var _ = engine.settled(id).whenComplete(buffer::settled);
      }
      while (!follower.isSettled() && !surroundings.interruption().isRequested()) {
        show(buffer.take(PAINT_EVERY));
        tellNew(engine.notices());
      }
    }
  }

  /**
   * Says how it ended; the engine is closed by then, so that what is said is true.
   *
   * @param notices all of the engine's
   */
  ExitCode conclude(List<String> notices) {
    tellNew(notices);
    boolean interrupted = surroundings.interruption().isRequested() && !follower.isSettled();
    Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    codes.addAll(follower.codes());
    if (interrupted || follower.stoppedJobs() > 0) {
      codes.add(ExitCode.INTERRUPTED);
    }
    ExitCode exit = ExitCode.of(codes);
    Duration took = Duration.ofNanos(surroundings.nanos().getAsLong() - startedAt);
    if (interrupted) {
      reporter.event(
          new CliEvent.Notice(
              "Interrupted. What was received is kept: run the same command again to go on."));
    }
    reporter.event(follower.summary(took, exit));
    return exit;
  }

  private void tellNew(List<String> notices) {
    notices.stream().skip(noticesTold).forEach(text -> reporter.event(new CliEvent.Notice(text)));
    noticesTold = notices.size();
  }

  private void show(ChangeBuffer.Taken taken) {
    if (taken.broken() != null) {
      throw new IllegalStateException("the engine stopped", taken.broken());
    }
    long now = surroundings.nanos().getAsLong();
    for (JobView view : taken.changed()) {
      report(follower.observe(view, now));
    }
    for (JobId id : taken.removed()) {
      report(follower.removed(id));
    }
    reporter.tick(follower.running(), follower.whole());
  }

  private void report(List<CliEvent> events) {
    events.forEach(reporter::event);
  }
}
