package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which jobs a queue command is about: numbers, a label, or all. */
final class JobSelection {
  @Parameters(paramLabel = "JOB", arity = "0..*", description = "Numbers, as queue list shows.")
  List<Long> numbers = new ArrayList<>();

  @Option(names = "--all", description = "All jobs.")
  boolean all;

  @Option(names = "--label", paramLabel = "LABEL", description = "The jobs of that label.")
  @Nullable String label;

  /**
   * The chosen jobs, in the queue's order.
   *
   * @throws InvalidInputException if none or too much was chosen, or a number is not there
   */
  List<Job> of(List<JobView> queue) {
    int ways = (numbers.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (label == null ? 0 : 1);
    if (ways != 1) {
      throw new InvalidInputException("Say which jobs: their numbers, --label LABEL, or --all");
    }
    Set<JobId> wanted = numbers.stream().map(JobId::new).collect(Collectors.toSet());
    List<Job> chosen =
        queue.stream()
            .map(JobView::job)
            .filter(j -> all || j.request().label().equals(label) || wanted.contains(j.id()))
            .toList();
    if (!numbers.isEmpty() && chosen.size() < wanted.size()) {
      Set<JobId> missing = new LinkedHashSet<>(wanted);
      chosen.forEach(j -> missing.remove(j.id()));
      throw new InvalidInputException(
          "There is no job " + missing.iterator().next() + ": see loadstone queue list");
    }
    if (label != null && chosen.isEmpty()) {
      throw new InvalidInputException(
          "No job has the label '" + OneLine.of(label) + "': see loadstone queue list");
    }
    return chosen;
  }
}
