package dev.loadstone.ui.mirror;

import dev.loadstone.core.model.AssetKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** How many jobs there are of each group, kind and label; kept, not counted. FX thread. */
public final class JobCounts implements JobFollower {
  private final JobMirror mirror;
  private final EnumMap<JobGroup, Integer> groups = new EnumMap<>(JobGroup.class);
  private final EnumMap<AssetKind, Integer> kinds = new EnumMap<>(AssetKind.class);
  private final TreeMap<String, Integer> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

  public JobCounts(JobMirror mirror) {
    this.mirror = mirror;
    mirror.follow(this);
  }

  /** Changes whenever a count does. */
  public ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  public int all() {
    return mirror.rows().size();
  }

  public int of(JobGroup group) {
    return groups.getOrDefault(group, 0);
  }

  public int of(AssetKind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** Jobs of each label, those without one not among them. */
  public SortedMap<String, Integer> labels() {
    return Collections.unmodifiableSortedMap(labels);
  }

  @Override
  public void added(JobRow row) {
    count(row, 1);
    changed();
  }

  @Override
  public void changing(JobRow row) {
    count(row, -1);
  }

  @Override
  public void changed(JobRow row) {
    count(row, 1);
    changed();
  }

  @Override
  public void removed(JobRow row) {
    count(row, -1);
    changed();
  }

  @Override
  public void rebuilt() {
    groups.clear();
    kinds.clear();
    labels.clear();
    mirror.rows().forEach(row -> count(row, 1));
    changed();
  }

  private void count(JobRow row, int by) {
    groups.merge(row.group(), by, Integer::sum);
    kinds.merge(row.kind(), by, Integer::sum);
    if (!row.label().isEmpty()) {
      labels.merge(row.label(), by, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  private void changed() {
    version.set(version.get() + 1);
  }
}
