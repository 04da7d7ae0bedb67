package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.store.JobStore;
import java.util.HashMap;
import java.util.Map;

/** Numbers the attempts of each job, on from the ones recorded. Engine's thread only. */
public final class AttemptNumbers {
  private final JobStore store;
  private final Map<JobId, Integer> last = new HashMap<>();

  public AttemptNumbers(JobStore store) {
    this.store = store;
  }

  int next(Job job) {
    return last.merge(job.id(), recorded(job) + 1, (before, _) -> before + 1);
  }

  /** A job that no server described and that never failed has made no attempt worth looking up. */
  private int recorded(Job job) {
    if (last.containsKey(job.id()) || (job.remote() == null && job.failures() == 0)) {
      return 0;
    }
    return store.lastAttempt(job.id());
  }
}
