package dev.loadstone.core.engine;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Totals;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbered change sets at a bounded rate: what changed since the last one. Engine's thread only.
 */
final class ChangeFeed {
  static final Duration PACE = Duration.ofMillis(100);
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

  private final List<Consumer<EngineChanges>> listeners = new CopyOnWriteArrayList<>();
  private final Set<JobId> changed = new LinkedHashSet<>();
  private final Set<JobId> removed = new LinkedHashSet<>();
  private long version;
  private long publishedAt;

  ChangeFeed(long nowNanos) {
    publishedAt = nowNanos - PACE.toNanos();
  }

  void changed(JobId job) {
    changed.add(job);
  }

  void removed(JobId job) {
    changed.remove(job);
    removed.add(job);
  }

  /** Adds a listener, which is told of all jobs first. */
  void add(Consumer<EngineChanges> listener, List<JobView> all, Totals totals) {
    listeners.add(listener);
    tell(listener, new EngineChanges(version, all, List.of(), totals));
  }

  void remove(Consumer<EngineChanges> listener) {
    listeners.remove(listener);
  }

  boolean isDue(long nowNanos) {
    return nowNanos - publishedAt >= PACE.toNanos();
  }

  /** Nanoseconds until a set may be published; 0 if at once. */
  long nanosUntilDue(long nowNanos) {
    return Math.max(0, publishedAt + PACE.toNanos() - nowNanos);
  }

  boolean hasChanges() {
    return !changed.isEmpty() || !removed.isEmpty();
  }

  /** Tells all listeners what gathered since the last time. */
  void publish(long nowNanos, Function<JobId, @Nullable JobView> view, Totals totals) {
    publishedAt = nowNanos;
    if (!hasChanges()) {
      return;
    }
    version++;
    if (!listeners.isEmpty()) {
      List<JobView> views = changed.stream().map(view).filter(java.util.Objects::nonNull).toList();
      EngineChanges set = new EngineChanges(version, views, List.copyOf(removed), totals);
      listeners.forEach(listener -> tell(listener, set));
    }
    changed.clear();
    removed.clear();
  }

  private static void tell(Consumer<EngineChanges> listener, EngineChanges set) {
    try {
      listener.accept(set);
    } catch (RuntimeException e) {
      LOG.error("a listener of changes failed", e);
    }
  }
}
