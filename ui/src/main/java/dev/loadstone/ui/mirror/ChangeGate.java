package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands change sets from the engine's thread to the screen's: at most one is on its way, and what
 * comes meanwhile is merged into the next, the newest view of a job winning. A large one is taken
 * over in slices, between which the screen goes on. Thread-safe.
 */
final class ChangeGate implements Consumer<EngineChanges> {
  private final Executor screen;
  private final JobMirror target;
  private @Nullable EngineChanges waiting;
  private boolean delivering;

  /** On the screen's thread only. */
  private JobMirror.@Nullable Application under;

  ChangeGate(Executor screen, JobMirror target) {
    this.screen = screen;
    this.target = target;
  }

  @Override
  public void accept(EngineChanges changes) {
    boolean first;
    synchronized (this) {
      EngineChanges before = waiting;
      waiting = before == null ? changes : merged(before, changes);
      first = !delivering;
      delivering = true;
    }
    if (first) {
      screen.execute(this::deliver);
    }
  }

  private void deliver() {
    JobMirror.Application current = under;
    under = null;
    // A fault in what follows a change set must not keep the next ones away.
    try {
      if (current == null) {
        EngineChanges taken = take();
        if (taken == null) {
          return;
        }
        current = target.begin(taken);
      }
      under = current.goOn() ? null : current;
    } finally {
      if (isDelivering()) {
        screen.execute(this::deliver);
      }
    }
  }

  private synchronized boolean isDelivering() {
    return delivering;
  }

  /** The next, or null and the end of delivering. */
  private synchronized @Nullable EngineChanges take() {
    EngineChanges taken = waiting;
    waiting = null;
    delivering = taken != null;
    return taken;
  }

  private static EngineChanges merged(EngineChanges older, EngineChanges newer) {
    Map<JobId, JobView> changed = new LinkedHashMap<>();
    older.changed().forEach(view -> changed.put(view.job().id(), view));
    newer.changed().forEach(view -> changed.put(view.job().id(), view));
    Set<JobId> removed = new LinkedHashSet<>(older.removed());
    removed.addAll(newer.removed());
    removed.forEach(changed::remove);
    return new EngineChanges(
        newer.version(), new ArrayList<>(changed.values()), List.copyOf(removed), newer.totals());
  }
}
