package dev.loadstone.ui.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which jobs are shown and in what order; no two are equal in it. Immutable, of functions that are
 * pure.
 */
record Arrangement(Predicate<JobFacts> filter, Comparator<JobFacts> order) {

  private record Entry(JobRow row, JobFacts facts) {}

  /**
   * The rows that pass, in order, by what each of them was at some time meanwhile. Any thread:
   * those that change in between are to be looked at again.
   */
  List<JobRow> arranged(JobRow[] all) {
    List<Entry> passed = new ArrayList<>();
    for (JobRow row : all) {
      JobFacts facts = row.facts();
      if (filter.test(facts)) {
        passed.add(new Entry(row, facts));
      }
    }
    passed.sort(Comparator.comparing(Entry::facts, order));
    List<JobRow> rows = new ArrayList<>(passed.size());
    passed.forEach(entry -> rows.add(entry.row()));
    return rows;
  }
}
