package dev.loadstone.ui.library;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.ui.mirror.JobFollower;
import dev.loadstone.ui.mirror.JobMirror;
import dev.loadstone.ui.mirror.JobRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** All published assets, those that are shown, and the one that is chosen. FX thread. */
final class LibraryModel implements JobFollower {
  private final JobMirror jobs;
  private final Map<Path, Asset> byFile = new HashMap<>();
  private final ObservableList<Asset> shown = FXCollections.observableArrayList();
  private final ObjectProperty<AssetFilter> filter = new SimpleObjectProperty<>(AssetFilter.ALL);
  private final ObjectProperty<Comparator<Asset>> order =
      new SimpleObjectProperty<>(AssetOrder.NEWEST.comparator());
  private final ObjectProperty<@Nullable Asset> chosen = new SimpleObjectProperty<>();
  private final BooleanProperty outdated = new SimpleBooleanProperty(true);
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final Map<AssetKind, Integer> kinds = new EnumMap<>(AssetKind.class);
  private int problems;

  /** Whether all rows are looked at once a change set is over. */
  private boolean late;

  LibraryModel(JobMirror jobs) {
    this.jobs = jobs;
    filter.subscribe(_ -> choose());
    order.subscribe(_ -> choose());
    jobs.follow(this);
  }

  /** What passes the filter, in its order. */
  ObservableList<Asset> shown() {
    return shown;
  }

  ObjectProperty<AssetFilter> filter() {
    return filter;
  }

  /** No two assets may be equal under it. */
  ObjectProperty<Comparator<Asset>> order() {
    return order;
  }

  ObjectProperty<@Nullable Asset> chosen() {
    return chosen;
  }

  /** Whether files went that are still here: the receipts are to be read again. */
  BooleanProperty outdated() {
    return outdated;
  }

  /** Changes whenever a count does. */
  ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  int all() {
    return byFile.size();
  }

  int of(AssetKind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** Files known to be missing or altered. */
  int problems() {
    return problems;
  }

  /** The folders of all assets. */
  List<Path> folders() {
    TreeSet<Path> folders = new TreeSet<>();
    byFile.values().forEach(asset -> folders.add(asset.receipt().folder()));
    return List.copyOf(folders);
  }

  Optional<Asset> asset(Path file) {
    return Optional.ofNullable(byFile.get(file));
  }

  /** The assets of one library. */
  List<Asset> in(Path folder) {
    return byFile.values().stream()
        .filter(asset -> asset.receipt().folder().equals(folder))
        .toList();
  }

  /** Takes all receipts there are; what is known of unchanged ones stays. */
  void take(List<Receipt> receipts) {
    Map<Path, Asset> before = new HashMap<>(byFile);
    byFile.clear();
    for (Receipt receipt : receipts) {
      @Nullable Asset known = before.get(receipt.file());
      byFile.put(
          receipt.file(),
          known != null && known.receipt().equals(receipt) ? known : new Asset(receipt));
    }
    outdated.set(false);
    recount();
    choose();
  }

  /** Somebody looked at a file. */
  void found(Asset asset, Condition condition) {
    boolean before = asset.condition().isProblem();
    asset.condition(condition);
    if (before != condition.isProblem()) {
      problems += before ? -1 : 1;
      if (filter.get().problems()) {
        choose();
      }
      changed();
    }
  }

  /** The conditions of all are to be found anew. */
  void forget() {
    byFile.values().stream()
        .filter(asset -> asset.condition() == Condition.UNTOUCHED)
        .forEach(asset -> asset.condition(Condition.UNCHECKED));
  }

  @Override
  public void many() {
    late = true;
  }

  @Override
  public void added(JobRow row) {
    changed(row);
  }

  @Override
  public void changing(JobRow row) {}

  @Override
  public void changed(JobRow row) {
    if (!late) {
      published(row).ifPresent(this::put);
    }
  }

  @Override
  public void settled() {
    if (late) {
      late = false;
      rebuilt();
    }
  }

  @Override
  public void removed(Collection<JobRow> rows) {
    if (rows.stream().anyMatch(row -> published(row).isPresent())) {
      outdated.set(true);
    }
  }

  @Override
  public void rebuilt() {
    boolean any = false;
    for (JobRow row : jobs.rows()) {
      Optional<Receipt> receipt = published(row);
      if (receipt.isPresent() && isNew(receipt.get())) {
        byFile.put(receipt.get().file(), new Asset(receipt.get()));
        any = true;
      }
    }
    if (any) {
      recount();
      choose();
    }
  }

  private static Optional<Receipt> published(JobRow row) {
    return row.job().state() instanceof JobState.Published(Receipt receipt)
        ? Optional.of(receipt)
        : Optional.empty();
  }

  private boolean isNew(Receipt receipt) {
    @Nullable Asset known = byFile.get(receipt.file());
    return known == null || !known.receipt().equals(receipt);
  }

  private void put(Receipt receipt) {
    if (!isNew(receipt)) {
      return;
    }
    Asset fresh = new Asset(receipt);
    @Nullable Asset before = byFile.put(receipt.file(), fresh);
    if (before != null) {
      int at = Collections.binarySearch(shown, before, order.get());
      if (at >= 0) {
        shown.remove(at);
      }
    }
    if (filter.get().test(fresh)) {
      shown.add(-Collections.binarySearch(shown, fresh, order.get()) - 1, fresh);
    }
    if (before != null && before.equals(chosen.get())) {
      chosen.set(fresh);
    }
    recount(before, -1);
    recount(fresh, 1);
    changed();
  }

  private void choose() {
    List<Asset> next = new ArrayList<>();
    AssetFilter wanted = filter.get();
    for (Asset asset : byFile.values()) {
      if (wanted.test(asset)) {
        next.add(asset);
      }
    }
    next.sort(order.get());
    shown.setAll(next);
    @Nullable Asset kept = chosen.get();
    if (kept != null && Collections.binarySearch(shown, kept, order.get()) < 0) {
      chosen.set(null);
    }
  }

  private void recount() {
    kinds.clear();
    problems = 0;
    byFile.values().forEach(asset -> recount(asset, 1));
    changed();
  }

  private void recount(@Nullable Asset asset, int by) {
    if (asset != null) {
      kinds.merge(asset.kind(), by, Integer::sum);
      problems += asset.condition().isProblem() ? by : 0;
    }
  }

  private void changed() {
    version.set(version.get() + 1);
  }
}
