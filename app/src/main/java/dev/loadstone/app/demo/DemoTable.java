package dev.loadstone.app.demo;

import dev.loadstone.app.cli.OneLine;
import dev.loadstone.app.cli.Table;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What happened to each file of a demo, as a table. Pure. */
final class DemoTable {
  private DemoTable() {}

  static List<String> lines(DemoOutcome outcome) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("FILE", "STATE", "BYTES", "RESUMED AT", "VERDICT", "PATH"));
    for (Sample sample : outcome.samples()) {
      rows.add(row(sample, outcome.jobs().get(sample.path())));
    }
    return Table.lines(rows, Set.of(2, 3));
  }

  private static List<String> row(Sample sample, @org.jspecify.annotations.Nullable Job job) {
    if (job == null) {
      return List.of(sample.path(), "not queued", "-", "-", "-", "-");
    }
    String resumed = job.resumedAt() > 0 ? Long.toString(job.resumedAt()) : "-";
    return job.state() instanceof JobState.Published(Receipt receipt)
        ? List.of(
            sample.path(),
            "published",
            Long.toString(receipt.size()),
            resumed,
            receipt.verdict().word(),
            OneLine.of(receipt.file().toString()))
        : List.of(
            sample.path(), job.state().word(), Long.toString(job.received()), resumed, "-", "-");
  }
}
