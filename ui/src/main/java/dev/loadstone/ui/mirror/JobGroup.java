package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.JobState;

/** States as a person tells them apart in a list; {@link dev.loadstone.core.model.Totals}' sums. */
public enum JobGroup {
  ACTIVE,
  WAITING,
  PAUSED,
  FAILED,
  DONE;

  static JobGroup of(JobState state) {
    return switch (state) {
      case JobState.Running _, JobState.Verifying _, JobState.Publishing _ -> ACTIVE;
      case JobState.Queued _, JobState.Backoff _ -> WAITING;
      case JobState.Paused _ -> PAUSED;
      case JobState.Failed _ -> FAILED;
      case JobState.Published _, JobState.Removed _ -> DONE;
    };
  }
}
