package dev.loadstone.ui.mirror;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows that pass a filter, in an order. A row that changes is moved only if it stands wrong
 * among its neighbours, so a tick costs what moved, not what is shown. Another filter or order of
 * many rows is worked out in the background; until then the rows stay as they are. FX thread.
 */
public final class JobList extends ObservableListBase<JobRow> implements JobFollower {
  /** The order in which the engine starts jobs. */
  public static final Comparator<JobFacts> QUEUE_ORDER =
      Comparator.<JobFacts>comparingInt(facts -> -facts.job().request().priority())
          .thenComparingLong(facts -> facts.job().order())
          .thenComparing(JobFacts::id);

  /** So many rows are filtered and sorted within a frame. */
  static final int AT_ONCE = 1_000;

  /** So many rows are put in or taken out one by one; more in one walk over all. */
  private static final int ONE_BY_ONE = 32;

  private final JobMirror mirror;
  private final Executor background;
  private final Executor screen;
  private List<JobRow> shown = new ArrayList<>();

  /** What the rows shown pass and stand in. */
  private Arrangement current = new Arrangement(_ -> true, QUEUE_ORDER);

  private Arrangement wanted = current;

  /** Being worked out; null if nothing is. */
  private @Nullable Build build;

  /** Whether so many rows changed that those shown may stand wrong until the build is there. */
  private boolean stale;

  /** Whether a large change set is being taken over: nothing is adopted until it has been. */
  private boolean taking;

  private final ReadOnlyBooleanWrapper arranged = new ReadOnlyBooleanWrapper(true);

  private int changingAt = -1;

  /** An arrangement that is worked out, and the rows that changed meanwhile. */
  private static final class Build {
    final Arrangement arrangement;
    final Set<JobRow> since = new HashSet<>();
    boolean outdated;

    Build(Arrangement arrangement) {
      this.arrangement = arrangement;
    }
  }

  /** A list that does all on its own thread. */
  public JobList(JobMirror mirror) {
    this(mirror, Runnable::run, Runnable::run);
  }

  /**
   * A list.
   *
   * @param background sorts many rows
   * @param screen takes over what was sorted
   */
  public JobList(JobMirror mirror, Executor background, Executor screen) {
    this.mirror = mirror;
    this.background = background;
    this.screen = screen;
    mirror.follow(this);
  }

  @Override
  public JobRow get(int index) {
    return shown.get(index);
  }

  @Override
  public int size() {
    return shown.size();
  }

  @Override
  public Object[] toArray() {
    return shown.toArray();
  }

  /** Where a row stands; -1 if it is not shown. Mostly costs a search, not a walk. */
  @Override
  public int indexOf(@Nullable Object row) {
    return row instanceof JobRow wantedRow ? find(wantedRow) : -1;
  }

  @Override
  public boolean contains(@Nullable Object row) {
    return indexOf(row) >= 0;
  }

  public void show(Predicate<JobFacts> filter) {
    wanted = new Arrangement(filter, wanted.order());
    rebuild();
  }

  /** Sorts by this; rows that it finds equal stand in the queue's order. */
  public void order(@Nullable Comparator<JobFacts> order) {
    wanted =
        new Arrangement(
            wanted.filter(), order == null ? QUEUE_ORDER : order.thenComparing(QUEUE_ORDER));
    rebuild();
  }

  @Override
  public void many() {
    stale = true;
    taking = true;
    arranged.set(false);
  }

  @Override
  public void added(JobRow row) {
    note(row);
    if (!stale && passes(row)) {
      insert(row);
    }
  }

  @Override
  public void changing(JobRow row) {
    changingAt = stale ? -1 : find(row);
  }

  @Override
  public void changed(JobRow row) {
    note(row);
    if (stale) {
      return;
    }
    boolean passes = passes(row);
    if (changingAt < 0) {
      if (passes) {
        insert(row);
      }
    } else if (!passes) {
      take(changingAt, row);
    } else if (isMisplaced(changingAt, row)) {
      move(changingAt, row);
    }
  }

  @Override
  public void removed(Collection<JobRow> rows) {
    drop(rows);
  }

  @Override
  public void hidden(Collection<JobRow> rows) {
    drop(rows);
  }

  @Override
  public void broughtBack(Collection<JobRow> rows) {
    if (rows.size() > ONE_BY_ONE) {
      rebuild();
    } else {
      rows.forEach(this::added);
    }
  }

  @Override
  public void rebuilt() {
    stale = true;
  }

  @Override
  public void settled() {
    taking = false;
    if (stale) {
      rebuild();
    }
  }

  /** Whether the rows shown are those that pass, in their order. */
  public ReadOnlyBooleanProperty arranged() {
    return arranged.getReadOnlyProperty();
  }

  private boolean passes(JobRow row) {
    return current.filter().test(row.facts()) && !mirror.isHidden(row);
  }

  private void note(JobRow row) {
    Build under = build;
    if (under != null) {
      under.since.add(row);
    }
  }

  private void rebuild() {
    if (taking) {
      return;
    }
    Build under = build;
    if (mirror.rows().size() <= AT_ONCE) {
      build = null;
      adopt(wanted, wanted.arranged(mirror.array()));
    } else if (under != null) {
      under.outdated = true;
    } else {
      start();
    }
  }

  private void start() {
    Build fresh = new Build(wanted);
    build = fresh;
    arranged.set(false);
    JobRow[] all = mirror.array();
    background.execute(
        () -> {
          List<JobRow> rows = fresh.arrangement.arranged(all);
          screen.execute(() -> arrive(fresh, rows));
        });
  }

  /** Builds that were overtaken are dropped: the newest is what a person waits for. */
  private void arrive(Build arrived, List<JobRow> rows) {
    if (build != arrived) {
      return;
    }
    build = null;
    if (taking) {
      return;
    }
    Set<JobRow> since = arrived.since;
    if (arrived.outdated || since.size() > AT_ONCE) {
      start();
      return;
    }
    if (!since.isEmpty()) {
      rows.removeIf(since::contains);
      for (JobRow row : since) {
        boolean isThere = mirror.row(row.id()).isPresent();
        if (isThere && arrived.arrangement.filter().test(row.facts())) {
          rows.add(-search(rows, row, arrived.arrangement) - 1, row);
        }
      }
    }
    adopt(arrived.arrangement, rows);
  }

  private void adopt(Arrangement arrangement, List<JobRow> next) {
    if (mirror.shown() < mirror.rows().size()) {
      next.removeIf(mirror::isHidden);
    }
    current = arrangement;
    stale = false;
    if (!isSame(next)) {
      replace(next);
    }
    arranged.set(true);
  }

  private void replace(List<JobRow> next) {
    List<JobRow> before = shown;
    int[] permutation = permutation(before, next);
    beginChange();
    shown = next;
    if (permutation.length > 0) {
      nextPermutation(0, next.size(), permutation);
    } else {
      nextReplace(0, next.size(), before);
    }
    endChange();
  }

  private boolean isSame(List<JobRow> next) {
    boolean same = next.size() == shown.size();
    for (int i = 0; same && i < next.size(); i++) {
      same = next.get(i) == shown.get(i);
    }
    return same;
  }

  /** Where each row went; empty if not the same rows are there. */
  private static int[] permutation(List<JobRow> before, List<JobRow> after) {
    if (before.size() != after.size() || before.isEmpty()) {
      return new int[0];
    }
    after.forEach(row -> row.position = -1);
    for (int i = 0; i < before.size(); i++) {
      before.get(i).position = i;
    }
    int[] to = new int[before.size()];
    for (int i = 0; i < after.size(); i++) {
      int from = after.get(i).position;
      if (from < 0) {
        return new int[0];
      }
      to[from] = i;
    }
    return to;
  }

  private int find(JobRow row) {
    if (stale) {
      return walk(row);
    }
    int at = search(shown, row, current);
    return at >= 0 && shown.get(at) == row ? at : -1;
  }

  @SuppressWarnings("ReferenceEquality") // a row is one object
  private int walk(JobRow row) {
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) == row) {
        return i;
      }
    }
    return -1;
  }

  private static int search(List<JobRow> rows, JobRow row, Arrangement in) {
    return Collections.binarySearch(rows, row, Comparator.comparing(JobRow::facts, in.order()));
  }

  private void insert(JobRow row) {
    int at = -search(shown, row, current) - 1;
    beginChange();
    shown.add(at, row);
    nextAdd(at, at + 1);
    endChange();
  }

  private void take(int at, JobRow row) {
    beginChange();
    shown.remove(at);
    nextRemove(at, row);
    endChange();
  }

  private void drop(Collection<JobRow> rows) {
    rows.forEach(this::note);
    if (rows.size() > ONE_BY_ONE) {
      dropInOneWalk(new HashSet<>(rows));
      return;
    }
    for (JobRow row : rows) {
      int at = find(row);
      if (at >= 0) {
        take(at, row);
      }
    }
  }

  private void dropInOneWalk(Set<JobRow> gone) {
    List<JobRow> left = new ArrayList<>(shown.size());
    beginChange();
    for (JobRow row : shown) {
      if (gone.contains(row)) {
        nextRemove(left.size(), row);
      } else {
        left.add(row);
      }
    }
    shown = left;
    endChange();
  }

  private boolean isMisplaced(int at, JobRow row) {
    Comparator<JobFacts> order = current.order();
    return (at > 0 && order.compare(shown.get(at - 1).facts(), row.facts()) > 0)
        || (at + 1 < shown.size() && order.compare(row.facts(), shown.get(at + 1).facts()) > 0);
  }

  private void move(int from, JobRow row) {
    shown.remove(from);
    int to = -search(shown, row, current) - 1;
    shown.add(to, row);
    int low = Math.min(from, to);
    int high = Math.max(from, to);
    int[] permutation = new int[high - low + 1];
    for (int i = low; i <= high; i++) {
      permutation[i - low] = i == from ? to : from < to ? i - 1 : i + 1;
    }
    beginChange();
    nextPermutation(low, high + 1, permutation);
    endChange();
  }
}
