package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.transfer.TargetNames;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which job writes which file: claimed by transfers, given back when a job is forgotten. */
final class ClaimedTargets implements TargetNames {
  private final Map<Path, JobId> claims = new ConcurrentHashMap<>();

  @Override
  public boolean claim(JobId job, Path target) {
    JobId holder = claims.putIfAbsent(target, job);
    return holder == null || holder.equals(job);
  }

  /** Claims again, at the start, what a job that was stored had claimed. */
  void restore(Job job) {
    if (job.target() != null) {
      claims.putIfAbsent(job.target(), job.id());
    }
  }

  /** Gives back what a job that is forgotten had claimed. */
  void release(Job job) {
    if (job.target() != null) {
      claims.remove(job.target(), job.id());
    }
  }
}
