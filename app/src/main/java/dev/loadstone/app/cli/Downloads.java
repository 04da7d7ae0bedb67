package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Submission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs jobs of the queue in the foreground. */
final class Downloads {
  private final LoadstoneCommand program;
  private final RunOptions options;

  Downloads(LoadstoneCommand program, RunOptions options) {
    this.program = program;
    this.options = options;
  }

  /** Puts jobs where they shall run, on the open engine, and names them. */
  @FunctionalInterface
  interface Start {
    Jobs on(Loadstone engine);
  }

  /**
   * The jobs of a run.
   *
   * @param all jobs to wait for
   * @param known those of them that were in the queue before
   */
  record Jobs(Set<JobId> all, Set<JobId> known) {}

  /** Submits requests and waits for their jobs; a job that is there already goes on. */
  ExitCode submitAndRun(List<JobRequest> requests, long bytesPerSecond) throws Exception {
    return run(
        Loadstone.Mode.RUN_SUBMITTED,
        bytesPerSecond,
        requests.size(),
        engine -> {
          Set<JobId> all = new LinkedHashSet<>();
          Set<JobId> known = new LinkedHashSet<>();
          for (Submission submission : engine.submit(requests)) {
            all.add(submission.job());
            if (submission instanceof Submission.Duplicate(var job)) {
              known.add(job);
            }
          }
          wakeUp(engine, known);
          return new Jobs(all, known);
        });
  }

  /** Lets jobs that were paused or have failed go on. */
  static void wakeUp(Loadstone engine, Set<JobId> jobs) {
    if (!jobs.isEmpty()) {
      engine.resume(new Selection.Jobs(jobs));
      engine.retry(new Selection.Jobs(jobs));
    }
  }

  ExitCode run(Loadstone.Mode mode, long bytesPerSecond, int files, Start start) throws Exception {
    Surroundings surroundings = program.surroundings();
    try (Reporter reporter = options.reporter(surroundings, files)) {
      ForegroundRun run;
      try (Loadstone engine = program.open(mode)) {
        options.limit(engine, bytesPerSecond);
        Jobs jobs = start.on(engine);
        run = new ForegroundRun(surroundings, reporter, jobs.all(), jobs.known());
        run.watch(engine, jobs.all());
      }
      return run.conclude();
    }
  }
}
