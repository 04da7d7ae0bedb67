package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Totals;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs there are of each group and kind, and sums over labels, without those that are
 * hidden; kept. FX thread.
 */
public final class JobCounts implements JobFollower {
  /** As people sort them, but never two as one. */
  private static final Comparator<String> LABELS =
      String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

  private final JobMirror mirror;
  private final EnumMap<JobGroup, Integer> groups = new EnumMap<>(JobGroup.class);
  private final EnumMap<AssetKind, Integer> kinds = new EnumMap<>(AssetKind.class);
  private final TreeMap<String, LabelSum> labels = new TreeMap<>(LABELS);
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private @Nullable Place changing;
  private boolean moved;

  /** Where a row counts. */
  private record Place(JobGroup group, AssetKind kind, String label) {
    static Place of(JobRow row) {
      return new Place(row.group(), row.kind(), row.label());
    }
  }

  public JobCounts(JobMirror mirror) {
    this.mirror = mirror;
    mirror.follow(this);
  }

  /** Changes with each change set that changes a count or a sum, and when rows are hidden. */
  public ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  public int all() {
    return mirror.shown();
  }

  public int of(JobGroup group) {
    return groups.getOrDefault(group, 0);
  }

  public int of(AssetKind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** The labels that jobs have, hidden ones among them, in order. */
  public List<String> labels() {
    return List.copyOf(labels.keySet());
  }

  /** Sums over the jobs of a label. */
  public Totals totals(String label) {
    LabelSum sum = labels.get(label);
    return sum == null ? Totals.NONE : sum.totals();
  }

  @Override
  public void added(JobRow row) {
    count(row, 1);
    moved = true;
  }

  @Override
  public void changing(JobRow row) {
    changing = Place.of(row);
    count(row, -1);
  }

  @Override
  public void changed(JobRow row) {
    count(row, 1);
    // What only moves on changes the sums of its label at most.
    moved |= !row.label().isEmpty() || !Place.of(row).equals(changing);
  }

  @Override
  public void removed(Collection<JobRow> rows) {
    rows.forEach(row -> count(row, -1));
    moved = true;
  }

  @Override
  public void hidden(Collection<JobRow> rows) {
    move(rows, true);
  }

  @Override
  public void broughtBack(Collection<JobRow> rows) {
    move(rows, false);
  }

  @Override
  public void rebuilt() {
    groups.clear();
    kinds.clear();
    labels.clear();
    mirror.rows().forEach(row -> count(row, 1));
    moved = true;
  }

  @Override
  public void settled() {
    if (moved) {
      moved = false;
      tell();
    }
  }

  private void move(Collection<JobRow> rows, boolean hidden) {
    for (JobRow row : rows) {
      count(row, -1, !hidden);
      count(row, 1, hidden);
    }
    tell();
  }

  private void tell() {
    version.set(version.get() + 1);
  }

  private void count(JobRow row, int by) {
    count(row, by, mirror.isHidden(row));
  }

  private void count(JobRow row, int by, boolean hidden) {
    if (!hidden) {
      groups.merge(row.group(), by, Integer::sum);
      kinds.merge(row.kind(), by, Integer::sum);
    }
    if (!row.label().isEmpty()) {
      LabelSum sum = labels.computeIfAbsent(row.label(), _ -> new LabelSum());
      if (hidden) {
        sum.addHidden(by);
      } else {
        sum.add(row, by);
      }
      if (sum.isEmpty()) {
        labels.remove(row.label());
      }
    }
  }
}
