package dev.loadstone.ui.mirror;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which jobs are shown and in what order; no two are equal in it. Immutable, of functions that are
 * pure.
 */
record Arrangement(Predicate<JobFacts> filter, Comparator<JobFacts> order) {

  /** Rows as they were at one time, for another thread to look at. */
  static final class Snapshot {
    private final JobRow[] rows;
    private final JobFacts[] facts;

    Snapshot(Collection<JobRow> all) {
      rows = new JobRow[all.size()];
      facts = new JobFacts[all.size()];
      int at = 0;
      for (JobRow row : all) {
        rows[at] = row;
        facts[at] = row.facts();
        at++;
      }
    }
  }

  private record Entry(JobRow row, JobFacts facts) {}

  /** The rows of a snapshot that pass, in order. Any thread. */
  List<JobRow> arranged(Snapshot snapshot) {
    List<Entry> passed = new ArrayList<>();
    for (int i = 0; i < snapshot.rows.length; i++) {
      if (filter.test(snapshot.facts[i])) {
        passed.add(new Entry(snapshot.rows[i], snapshot.facts[i]));
      }
    }
    passed.sort(Comparator.comparing(Entry::facts, order));
    List<JobRow> rows = new ArrayList<>(passed.size());
    passed.forEach(entry -> rows.add(entry.row()));
    return rows;
  }
}
