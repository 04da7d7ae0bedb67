package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who waits for a job to be published, failed, paused or removed. Engine's thread. */
final class Settlements {
  private final Map<JobId, List<CompletableFuture<Job>>> waiting = new HashMap<>();

  void add(JobId id, CompletableFuture<Job> future) {
    waiting.computeIfAbsent(id, _ -> new ArrayList<>()).add(future);
  }

  /** Answers those who wait for this job, once what was decided is stored. */
  void settle(Job job, Pending pending) {
    boolean atRest = job.state().isFinal() || job.state() instanceof JobState.Paused;
    List<CompletableFuture<Job>> settled = atRest ? waiting.remove(job.id()) : null;
    if (settled != null) {
      pending.answer(() -> settled.forEach(future -> future.complete(job)));
    }
  }
}
