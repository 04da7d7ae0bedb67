package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.RemoteFile;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the queue as a table; works while another program downloads. */
@Command(name = "list", description = "Show the jobs of the queue.")
final class QueueListCommand implements Callable<Integer> {
  private static final Set<String> STATES =
      Set.of(
          "queued",
          "running",
          "backoff",
          "paused",
          "verifying",
          "publishing",
          "published",
          "failed");

  private final LoadstoneCommand program;

  @Option(names = "--state", paramLabel = "STATE", description = "Only jobs in that state.")
  private @Nullable String state;

  @Option(names = "--label", paramLabel = "LABEL", description = "Only jobs of that label.")
  private @Nullable String label;

  @Option(names = "--json", description = "One JSON object for each job.")
  private boolean json;

  QueueListCommand(LoadstoneCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    if (state != null && !STATES.contains(state)) {
      throw new InvalidInputException(
          "--state takes one of " + String.join(", ", STATES.stream().sorted().toList()));
    }
    try (Loadstone engine = program.open(Loadstone.Mode.READ)) {
      List<JobView> jobs = engine.jobs().stream().filter(v -> isWanted(v.job())).toList();
      PrintStream out = program.surroundings().out();
      if (json) {
        JsonLines lines = new JsonLines(out);
        for (JobView view : jobs) {
          lines.line(
              generator -> {
                generator.writeStartObject();
                new EventJson(generator).job(view);
                generator.writeEndObject();
              });
        }
      } else {
        table(jobs).forEach(out::println);
      }
    }
    return ExitCode.OK.number();
  }

  static List<String> table(List<JobView> jobs) {
    if (jobs.isEmpty()) {
      return List.of("No jobs.");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("JOB", "STATE", "RECEIVED", "SIZE", "FILE", "LINK"));
    jobs.forEach(view -> rows.add(row(view)));
    return Table.lines(rows, Set.of(0, 2, 3));
  }

  private static List<String> row(JobView view) {
    Job job = view.job();
    boolean published = job.state() instanceof JobState.Published;
    long size = job.state() instanceof JobState.Published(var r) ? r.size() : job.size();
    return List.of(
        job.id().toString(),
        job.state() instanceof JobState.Published(var r)
            ? "published, " + r.verdict().word()
            : job.state().word(),
        Words.bytes(published ? size : view.received()),
        size == RemoteFile.UNKNOWN ? "?" : Words.bytes(size),
        OneLine.of(ProgressLines.name(job)),
        job.request().link().redacted());
  }

  private boolean isWanted(Job job) {
    return (state == null || job.state().word().equals(state))
        && (label == null || job.request().label().equals(label));
  }
}
