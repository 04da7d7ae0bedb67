package dev.loadstone.app.cli;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands changes from the engine's thread to the one that prints. The newest view of a job replaces
 * an older one that nobody took, so a slow terminal neither holds up the engine nor fills memory.
 */
final class ChangeBuffer {

  /** What changed since the last time; the throwable if the engine broke. */
  record Taken(Collection<JobView> changed, List<JobId> removed, @Nullable Throwable broken) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private Map<JobId, JobView> changed = new LinkedHashMap<>();
  private List<JobId> removed = new ArrayList<>();
  private @Nullable Throwable broken;
  private boolean woken;

  void add(EngineChanges changes) {
    lock.lock();
    try {
      changes.changed().forEach(this::put);
      removed.addAll(changes.removed());
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The end of a job, or of the engine. */
  void settled(@Nullable Job job, @Nullable Throwable failure) {
    lock.lock();
    try {
      if (job != null) {
        put(new JobView(job, null));
      }
      if (failure != null) {
        broken = failure;
      }
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends a wait early. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes all there is; waits that long if there is nothing. */
  Taken take(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (changed.isEmpty() && removed.isEmpty() && broken == null && !woken && left > 0) {
        left = filled.awaitNanos(left);
      }
      Taken taken = new Taken(changed.values(), removed, broken);
      changed = new LinkedHashMap<>();
      removed = new ArrayList<>();
      woken = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void put(JobView view) {
    JobView earlier = changed.get(view.job().id());
    if (earlier == null || !earlier.job().state().isFinal() || view.job().state().isFinal()) {
      changed.put(view.job().id(), view);
    }
  }
}
