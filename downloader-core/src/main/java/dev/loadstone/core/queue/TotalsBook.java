package dev.loadstone.core.queue;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobState.Backoff;
import dev.loadstone.core.model.JobState.Failed;
import dev.loadstone.core.model.JobState.Paused;
import dev.loadstone.core.model.JobState.Published;
import dev.loadstone.core.model.JobState.Publishing;
import dev.loadstone.core.model.JobState.Queued;
import dev.loadstone.core.model.JobState.Removed;
import dev.loadstone.core.model.JobState.Running;
import dev.loadstone.core.model.JobState.Verifying;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Totals;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums over all jobs and over each label, kept by adding what changed. Owned by one thread. */
public final class TotalsBook {
  private Totals all = Totals.NONE;
  private final Map<String, Totals> byLabel = new HashMap<>();

  /** Counts a job instead of what it was before; null where it was, or is, not there. */
  public void replace(@Nullable Job before, @Nullable Job after) {
    if (before != null) {
      count(before, -1);
    }
    if (after != null) {
      count(after, 1);
    }
  }

  public Totals all() {
    return all;
  }

  public Totals label(String label) {
    return byLabel.getOrDefault(label, Totals.NONE);
  }

  private void count(Job job, int sign) {
    Totals one = of(job);
    all = plus(all, one, sign);
    String label = job.request().label();
    if (!label.isEmpty()) {
      Totals sum = plus(label(label), one, sign);
      if (sum.jobs() == 0) {
        byLabel.remove(label);
      } else {
        byLabel.put(label, sum);
      }
    }
  }

  private static Totals of(Job job) {
    JobState state = job.state();
    long size = job.size();
    boolean counts = !(state instanceof Removed);
    return new Totals(
        state instanceof Queued || state instanceof Backoff ? 1 : 0,
        state instanceof Running || state instanceof Verifying || state instanceof Publishing
            ? 1
            : 0,
        state instanceof Paused ? 1 : 0,
        state instanceof Published ? 1 : 0,
        state instanceof Failed ? 1 : 0,
        counts ? job.received() : 0,
        counts && size != RemoteFile.UNKNOWN ? size : 0,
        counts && size == RemoteFile.UNKNOWN ? 1 : 0,
        0);
  }

  private static Totals plus(Totals a, Totals b, int sign) {
    return new Totals(
        a.waiting() + sign * b.waiting(),
        a.running() + sign * b.running(),
        a.paused() + sign * b.paused(),
        a.published() + sign * b.published(),
        a.failed() + sign * b.failed(),
        a.received() + sign * b.received(),
        a.size() + sign * b.size(),
        a.unknownSizes() + sign * b.unknownSizes(),
        0);
  }
}
