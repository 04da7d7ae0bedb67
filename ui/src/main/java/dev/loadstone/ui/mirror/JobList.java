package dev.loadstone.ui.mirror;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows that pass a filter, in an order. A row that changes is moved only if it stands wrong
 * among its neighbours, so a tick costs what moved, not what is shown. FX thread.
 */
public final class JobList extends ObservableListBase<JobRow> implements JobFollower {
  /** The order in which the engine starts jobs. */
  public static final Comparator<JobRow> QUEUE_ORDER =
      Comparator.<JobRow>comparingInt(row -> -row.job().request().priority())
          .thenComparingLong(row -> row.job().order())
          .thenComparing(JobRow::id);

  private final JobMirror mirror;
  private List<JobRow> shown = new ArrayList<>();
  private Comparator<JobRow> order = QUEUE_ORDER;
  private Predicate<JobRow> filter = _ -> true;
  private int changingAt = -1;

  public JobList(JobMirror mirror) {
    this.mirror = mirror;
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

  /** Where a row stands; -1 if it is not shown. Costs a search, not a walk. */
  @Override
  public int indexOf(@Nullable Object row) {
    return row instanceof JobRow wanted && filter.test(wanted) ? Math.max(-1, find(wanted)) : -1;
  }

  @Override
  public boolean contains(@Nullable Object row) {
    return indexOf(row) >= 0;
  }

  public void show(Predicate<JobRow> newFilter) {
    filter = newFilter;
    rebuilt();
  }

  /** Sorts by this; rows that it finds equal stand in the queue's order. */
  public void order(@Nullable Comparator<JobRow> newOrder) {
    order = newOrder == null ? QUEUE_ORDER : newOrder.thenComparing(QUEUE_ORDER);
    rebuilt();
  }

  @Override
  public void added(JobRow row) {
    if (filter.test(row)) {
      insert(row);
    }
  }

  @Override
  public void changing(JobRow row) {
    changingAt = find(row);
  }

  @Override
  public void changed(JobRow row) {
    boolean wanted = filter.test(row);
    if (changingAt < 0) {
      if (wanted) {
        insert(row);
      }
    } else if (!wanted) {
      take(changingAt, row);
    } else if (isMisplaced(changingAt, row)) {
      move(changingAt, row);
    }
  }

  @Override
  public void removed(JobRow row) {
    int at = find(row);
    if (at >= 0) {
      take(at, row);
    }
  }

  @Override
  public void rebuilt() {
    List<JobRow> next = new ArrayList<>(shown.size());
    for (JobRow row : mirror.rows()) {
      if (filter.test(row)) {
        next.add(row);
      }
    }
    next.sort(order);
    if (isSame(next)) {
      return;
    }
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
    java.util.Arrays.fill(to, -1);
    for (int i = 0; i < after.size(); i++) {
      int from = after.get(i).position;
      if (from < 0) {
        return new int[0];
      }
      to[from] = i;
    }
    return java.util.Arrays.stream(to).anyMatch(i -> i < 0) ? new int[0] : to;
  }

  private int find(JobRow row) {
    int at = Collections.binarySearch(shown, row, order);
    return at >= 0 && shown.get(at) == row ? at : -1;
  }

  private void insert(JobRow row) {
    int at = -Collections.binarySearch(shown, row, order) - 1;
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

  private boolean isMisplaced(int at, JobRow row) {
    return (at > 0 && order.compare(shown.get(at - 1), row) > 0)
        || (at + 1 < shown.size() && order.compare(row, shown.get(at + 1)) > 0);
  }

  private void move(int from, JobRow row) {
    shown.remove(from);
    int to = -Collections.binarySearch(shown, row, order) - 1;
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
