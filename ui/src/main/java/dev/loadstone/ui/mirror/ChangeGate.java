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
 * comes meanwhile is merged into the next, the newest view of a job winning. Thread-safe.
 */
final class ChangeGate implements Consumer<EngineChanges> {
  private final Executor screen;
  private final Consumer<EngineChanges> target;
  private @Nullable EngineChanges waiting;

  ChangeGate(Executor screen, Consumer<EngineChanges> target) {
    this.screen = screen;
    this.target = target;
  }

  @Override
  public void accept(EngineChanges changes) {
    boolean first;
    synchronized (this) {
      EngineChanges before = waiting;
      first = before == null;
      waiting = before == null ? changes : merged(before, changes);
    }
    if (first) {
      screen.execute(this::deliver);
    }
  }

  private void deliver() {
    EngineChanges taken;
    synchronized (this) {
      taken = waiting;
      waiting = null;
    }
    if (taken != null) {
      target.accept(taken);
    }
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
