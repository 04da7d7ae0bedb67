package dev.loadstone.ui.shell;

import dev.loadstone.core.model.Totals;
import java.util.Optional;

/** Notices that a set of downloads is over: that work was there and none is left. */
final class SetEnd {
  private boolean working;
  private int published;
  private int failed;

  /**
   * What became of a set.
   *
   * @param published files that were not there when it began
   * @param failed jobs that had not failed before
   */
  record Outcome(int published, int failed) {}

  /** Takes the newest sums; tells once how a set ended, if any of it did. */
  Optional<Outcome> next(Totals totals) {
    boolean works = totals.running() + totals.waiting() > 0;
    if (works && !working) {
      published = totals.published();
      failed = totals.failed();
    }
    boolean over = working && !works;
    working = works;
    int done = totals.published() - published;
    int broken = totals.failed() - failed;
    return over && (done > 0 || broken > 0)
        ? Optional.of(new Outcome(Math.max(0, done), Math.max(0, broken)))
        : Optional.empty();
  }
}
