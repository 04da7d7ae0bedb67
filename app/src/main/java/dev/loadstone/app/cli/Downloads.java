package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Submission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
   * @param notices to tell before they run
   */
  record Jobs(Set<JobId> all, Set<JobId> known, List<String> notices) {}

  /** What a person should be told before such requests run. */
  static List<String> warnings(Stream<JobRequest> requests) {
    long insecure = requests.filter(r -> r.options().network().insecure()).count();
    return insecure == 0
        ? List.of()
        : List.of(
            "WARNING: --insecure accepts any certificate: anybody may be the server that sends "
                + Words.files(insecure));
  }

  /** Submits requests and waits for their jobs; a job that is there already goes on. */
  ExitCode submitAndRun(List<JobRequest> requests, List<String> notes, long bytesPerSecond)
      throws Exception {
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
          return new Jobs(
              all,
              known,
              Stream.concat(notes.stream(), warnings(requests.stream()).stream()).toList());
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
      Loadstone engine = program.open(mode);
      try (engine) {
        options.limit(engine, bytesPerSecond);
        Jobs jobs = start.on(engine);
        run = new ForegroundRun(surroundings, reporter, jobs);
        run.watch(engine);
      }
      return run.conclude(engine.notices());
    }
  }
}
