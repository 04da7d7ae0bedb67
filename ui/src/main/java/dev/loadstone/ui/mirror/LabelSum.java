package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Totals;
import java.util.EnumMap;

/** A running sum over the jobs of one label. FX thread. */
final class LabelSum {
  private final EnumMap<JobGroup, Integer> jobs = new EnumMap<>(JobGroup.class);
  private long received;
  private long size;
  private int unknownSizes;
  private long bytesPerSecond;
  private int hidden;

  /** Adds a row as it stands, or with -1 takes it away as it stood when it was added. */
  void add(JobRow row, int by) {
    jobs.merge(row.group(), by, Integer::sum);
    received += by * received(row);
    long all = size(row);
    if (all < 0) {
      unknownSizes += by;
    } else {
      size += by * all;
    }
    if (row.getValue().live() != null) {
      bytesPerSecond += by * row.getValue().live().bytesPerSecond();
    }
  }

  /** Adds rows that only keep the label alive, or with -1 takes one away. */
  void addHidden(int by) {
    hidden += by;
  }

  boolean isEmpty() {
    return totals().jobs() == 0 && hidden == 0;
  }

  Totals totals() {
    return new Totals(
        of(JobGroup.WAITING),
        of(JobGroup.ACTIVE),
        of(JobGroup.PAUSED),
        of(JobGroup.DONE),
        of(JobGroup.FAILED),
        received,
        size,
        unknownSizes,
        bytesPerSecond);
  }

  private int of(JobGroup group) {
    return jobs.getOrDefault(group, 0);
  }

  private static long size(JobRow row) {
    return row.job().state() instanceof JobState.Published(var receipt)
        ? receipt.size()
        : row.job().size();
  }

  private static long received(JobRow row) {
    return row.job().state() instanceof JobState.Published(var receipt)
        ? receipt.size()
        : row.getValue().received();
  }
}
