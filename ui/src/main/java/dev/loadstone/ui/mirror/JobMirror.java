package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Totals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The engine's jobs as rows. Applying a change set costs what is in it. FX thread. */
public final class JobMirror {
  /** From so many changes on, lists are put together anew instead of being changed in place. */
  static final int BULK = 256;

  /** In the order they came, which is mostly the queue's: sorting them anew is then a walk. */
  private final Map<JobId, JobRow> rows = new LinkedHashMap<>();

  private final List<JobFollower> followers = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Totals> totals = new ReadOnlyObjectWrapper<>(Totals.NONE);

  /** Adds a follower, which is told to look at all rows. */
  public void follow(JobFollower follower) {
    followers.add(follower);
    follower.rebuilt();
    follower.settled();
  }

  /** All rows, in no particular order. */
  public Collection<JobRow> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }

  public Optional<JobRow> row(JobId id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** Sums over all jobs, the newest. */
  public ReadOnlyObjectProperty<Totals> totals() {
    return totals.getReadOnlyProperty();
  }

  /** Takes a change set over. */
  public void apply(EngineChanges changes) {
    if (changes.changed().size() + changes.removed().size() > BULK) {
      applyAll(changes);
    } else {
      changes.removed().forEach(this::remove);
      changes.changed().forEach(this::put);
    }
    followers.forEach(JobFollower::settled);
    totals.set(changes.totals());
  }

  private void applyAll(EngineChanges changes) {
    changes.removed().forEach(rows::remove);
    List<JobRow> changed = new ArrayList<>(changes.changed().size());
    for (JobView view : changes.changed()) {
      @Nullable JobRow row = rows.get(view.job().id());
      if (row == null) {
        rows.put(view.job().id(), new JobRow(view));
      } else {
        row.set(view);
        changed.add(row);
      }
    }
    followers.forEach(JobFollower::rebuilt);
    changed.forEach(JobRow::tell);
  }

  private void put(JobView view) {
    @Nullable JobRow row = rows.get(view.job().id());
    if (row == null) {
      JobRow added = new JobRow(view);
      rows.put(view.job().id(), added);
      followers.forEach(each -> each.added(added));
      return;
    }
    followers.forEach(each -> each.changing(row));
    row.set(view);
    followers.forEach(each -> each.changed(row));
    row.tell();
  }

  private void remove(JobId id) {
    @Nullable JobRow row = rows.remove(id);
    if (row != null) {
      followers.forEach(each -> each.removed(row));
    }
  }
}
