package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Totals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The engine's jobs as rows. Applying a change set costs what is in it. FX thread. */
public final class JobMirror {
  /** A change set with more jobs than that is large. */
  static final int BULK = 256;

  /** So many jobs are taken over within a few milliseconds. */
  private static final int SLICE = 1_000;

  /** In the order they came, which is mostly the queue's: sorting them anew is then a walk. */
  private final Map<JobId, JobRow> rows = new LinkedHashMap<>();

  private final Set<JobRow> hidden = new HashSet<>();
  private JobRow @Nullable [] array;
  private final List<JobFollower> followers = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Totals> totals = new ReadOnlyObjectWrapper<>(Totals.NONE);
  private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper();

  /** Adds a follower, which is told to look at all rows. */
  public void follow(JobFollower follower) {
    followers.add(follower);
    follower.rebuilt();
    follower.settled();
  }

  /** All rows, hidden ones among them, in no particular order. */
  public Collection<JobRow> rows() {
    return Collections.unmodifiableCollection(rows.values());
  }

  /** The same, not to be written to; made anew only when rows came or went. Any thread may read. */
  JobRow[] array() {
    JobRow[] known = array;
    if (known == null) {
      known = rows.values().toArray(JobRow[]::new);
      array = known;
    }
    return known;
  }

  public Optional<JobRow> row(JobId id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** Leaves rows out of lists and counts until they are brought back. */
  public void hide(Collection<JobRow> some) {
    List<JobRow> hiding =
        some.stream().filter(row -> rows.containsKey(row.id()) && hidden.add(row)).toList();
    followers.forEach(each -> each.hidden(hiding));
  }

  /** Has hidden rows in lists and counts again. */
  public void bringBack(Collection<JobRow> some) {
    List<JobRow> back = some.stream().filter(hidden::remove).toList();
    followers.forEach(each -> each.broughtBack(back));
  }

  public boolean isHidden(JobRow row) {
    return hidden.contains(row);
  }

  /** How many rows are not hidden. */
  int shown() {
    return rows.size() - hidden.size();
  }

  /** The engine's sums over all jobs, hidden ones among them. */
  public ReadOnlyObjectProperty<Totals> totals() {
    return totals.getReadOnlyProperty();
  }

  /** Whether the first change set, which holds all jobs, has been taken over. */
  public ReadOnlyBooleanProperty filled() {
    return filled.getReadOnlyProperty();
  }

  /** Takes a change set over. */
  public void apply(EngineChanges changes) {
    Application under = begin(changes);
    while (!under.goOn()) {
      // A person would wait for all of it.
    }
  }

  /** Begins to take a change set over; another may begin when that has ended. */
  Application begin(EngineChanges changes) {
    return new Application(changes);
  }

  /** A change set that is being taken over, slice by slice. */
  final class Application {
    private final Iterator<JobView> left;
    private final Totals after;

    private Application(EngineChanges changes) {
      left = changes.changed().iterator();
      after = changes.totals();
      if (changes.changed().size() > BULK) {
        followers.forEach(JobFollower::many);
      }
      remove(changes.removed());
    }

    /** Takes a slice over. Returns whether that was the last. */
    boolean goOn() {
      for (int i = 0; i < SLICE && left.hasNext(); i++) {
        put(left.next());
      }
      if (left.hasNext()) {
        return false;
      }
      followers.forEach(JobFollower::settled);
      totals.set(after);
      filled.set(true);
      return true;
    }
  }

  private void put(JobView view) {
    @Nullable JobRow row = rows.get(view.job().id());
    if (row == null) {
      JobRow added = new JobRow(JobFacts.of(view));
      rows.put(view.job().id(), added);
      array = null;
      followers.forEach(each -> each.added(added));
      return;
    }
    followers.forEach(each -> each.changing(row));
    row.set(view);
    followers.forEach(each -> each.changed(row));
    row.tell();
  }

  private void remove(List<JobId> ids) {
    List<JobRow> gone = new ArrayList<>(ids.size());
    for (JobId id : ids) {
      @Nullable JobRow row = rows.remove(id);
      if (row != null) {
        gone.add(row);
      }
    }
    if (!gone.isEmpty()) {
      array = null;
      followers.forEach(each -> each.removed(gone));
      gone.forEach(hidden::remove);
    }
  }
}
