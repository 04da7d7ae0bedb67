package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Submission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at the stored queue and changes it. */
@Command(name = "queue", description = "Look at the queue and change it.")
final class QueueCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new InvalidInputException(
        "Say what to do: queue list, show, add, run, pause, resume, retry or remove");
  }

  /** Stores downloads for later. */
  @Command(
      name = "add",
      description = "Add links without downloading them; queue run does that.",
      sortOptions = false,
      abbreviateSynopsis = true)
  static final class Add implements Callable<Integer> {
    private final LoadstoneCommand program;
    @Mixin private final DownloadOptions download = new DownloadOptions();

    @Option(names = "--paused", description = "Add as paused: queue run leaves them alone.")
    private boolean paused;

    @Option(
        names = {"-q", "--quiet"},
        description = "Nothing on standard output.")
    private boolean quiet;

    @Parameters(
        paramLabel = "URL",
        arity = "0..*",
        description = "Links to add, or a curl command.")
    private List<String> links = new ArrayList<>();

    Add(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() {
      Surroundings s = program.surroundings();
      RequestList list =
          new RequestList(download, download.template(new PasswordSource(s), true), s.in());
      List<JobRequest> requests =
          list.read(links).stream().map(r -> r.withStartPaused(paused)).toList();
      try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
        List<Submission> submissions = engine.submit(requests);
        if (!quiet) {
          engine.notices().forEach(n -> s.out().println(OneLine.of(n)));
          list.notes().forEach(n -> s.out().println(OneLine.of(n)));
          Downloads.warnings(requests.stream()).forEach(s.out()::println);
          for (int i = 0; i < submissions.size(); i++) {
            s.out().println(line(submissions.get(i), requests.get(i)));
          }
        }
      }
      return ExitCode.OK.number();
    }

    private static String line(Submission submission, JobRequest request) {
      String known = submission instanceof Submission.Duplicate ? "  (in the queue already)" : "";
      return "job " + submission.job() + "  " + request.link().redacted() + known;
    }
  }

  /** Downloads all that waits. */
  @Command(name = "run", description = "Download everything that waits.", sortOptions = false)
  static final class Run implements Callable<Integer> {
    private final LoadstoneCommand program;
    @Mixin private final RunOptions run = new RunOptions();

    Run(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() throws Exception {
      run.check();
      return new Downloads(program, run)
          .run(
              Loadstone.Mode.RUN,
              0,
              Integer.MAX_VALUE,
              engine ->
                  all(
                      engine.jobs().stream()
                          .map(v -> v.job())
                          .filter(j -> waits(j.state()))
                          .toList()))
          .number();
    }

    private static boolean waits(JobState state) {
      return !state.isFinal() && !(state instanceof JobState.Paused);
    }
  }

  /** Keeps jobs from running. */
  @Command(name = "pause", description = "Keep jobs from running.")
  static final class Pause implements Callable<Integer> {
    private final LoadstoneCommand program;
    @Mixin private final JobSelection jobs = new JobSelection();

    Pause(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() {
      try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
        int count = engine.pause(selection(jobs.of(engine.jobs()), j -> true));
        program.surroundings().out().println(count + " paused");
      }
      return ExitCode.OK.number();
    }
  }

  /** Lets paused jobs go on, and runs them. */
  @Command(
      name = "resume",
      description = "Let paused jobs go on, and download them.",
      sortOptions = false)
  static final class Resume implements Callable<Integer> {
    private final GoOn goOn;
    @Mixin private final JobSelection jobs = new JobSelection();
    @Mixin private final RunOptions run = new RunOptions();

    @Option(names = "--no-run", description = "Change the queue only.")
    private boolean noRun;

    Resume(LoadstoneCommand program) {
      goOn = new GoOn(program);
    }

    @Override
    public Integer call() throws Exception {
      return goOn.call(
          jobs,
          run,
          noRun,
          j -> j.state() instanceof JobState.Paused,
          Loadstone::resume,
          "resumed");
    }
  }

  /** Starts failed jobs again. */
  @Command(
      name = "retry",
      description = "Start failed and waiting jobs again, and download them.",
      sortOptions = false)
  static final class Retry implements Callable<Integer> {
    private final GoOn goOn;
    @Mixin private final JobSelection jobs = new JobSelection();
    @Mixin private final RunOptions run = new RunOptions();

    @Option(names = "--no-run", description = "Change the queue only.")
    private boolean noRun;

    Retry(LoadstoneCommand program) {
      goOn = new GoOn(program);
    }

    @Override
    public Integer call() throws Exception {
      return goOn.call(
          jobs,
          run,
          noRun,
          j -> j.state() instanceof JobState.Failed || j.state() instanceof JobState.Backoff,
          Loadstone::retry,
          "to be tried again");
    }
  }

  /** Takes jobs out of the queue. */
  @Command(name = "remove", description = "Take jobs out of the queue.")
  static final class Remove implements Callable<Integer> {
    private final LoadstoneCommand program;
    @Mixin private final JobSelection jobs = new JobSelection();

    @Option(names = "--delete-file", description = "Delete published files too.")
    private boolean deleteFile;

    Remove(LoadstoneCommand program) {
      this.program = program;
    }

    @Override
    public Integer call() {
      try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
        int count =
            engine.remove(
                selection(jobs.of(engine.jobs()), j -> true),
                deleteFile ? Loadstone.Removal.DELETE_FILE : Loadstone.Removal.KEEP_FILE);
        program.surroundings().out().println(count + " removed");
      }
      return ExitCode.OK.number();
    }
  }

  /** What resume and retry have in common: change the state of some jobs, then run those. */
  private record GoOn(LoadstoneCommand program) {

    interface Change {
      int apply(Loadstone engine, Selection jobs);
    }

    int call(
        JobSelection selection,
        RunOptions run,
        boolean noRun,
        Predicate<Job> concerned,
        Change change,
        String done)
        throws Exception {
      run.check();
      if (noRun) {
        try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
          int count = change.apply(engine, selection(selection.of(engine.jobs()), concerned));
          program.surroundings().out().println(count + " " + done);
        }
        return ExitCode.OK.number();
      }
      return new Downloads(program, run)
          .run(
              Loadstone.Mode.RUN_SUBMITTED,
              0,
              Integer.MAX_VALUE,
              engine -> {
                List<Job> jobs = selection.of(engine.jobs()).stream().filter(concerned).toList();
                change.apply(engine, selection(jobs, concerned));
                return all(jobs);
              })
          .number();
    }
  }

  private static Selection selection(List<Job> jobs, Predicate<Job> concerned) {
    return new Selection.Jobs(
        jobs.stream().filter(concerned).map(Job::id).collect(Collectors.toSet()));
  }

  private static Downloads.Jobs all(List<Job> jobs) {
    Set<JobId> ids = new LinkedHashSet<>();
    jobs.forEach(j -> ids.add(j.id()));
    return new Downloads.Jobs(ids, ids, Downloads.warnings(jobs.stream().map(Job::request)));
  }
}
