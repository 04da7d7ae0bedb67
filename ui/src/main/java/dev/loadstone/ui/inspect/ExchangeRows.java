package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The requests of what is inspected, and those of them that a filter lets through. What is told
 * again and did not change touches nothing. FX thread.
 */
final class ExchangeRows {
  private final Map<Long, ExchangeRow> rows;
  private final ObservableList<ExchangeRow> shown = FXCollections.observableArrayList();
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private ExchangeQuery filter = ExchangeQuery.ALL;

  /** None yet; in the order in which they begin. */
  ExchangeRows() {
    this(Comparator.naturalOrder());
  }

  private ExchangeRows(Comparator<Long> order) {
    rows = new TreeMap<>(order);
  }

  static ExchangeRows newestFirst() {
    return new ExchangeRows(Comparator.reverseOrder());
  }

  /** Those that pass the filter, in their order. */
  ObservableList<ExchangeRow> shown() {
    return shown;
  }

  Collection<ExchangeRow> all() {
    return Collections.unmodifiableCollection(rows.values());
  }

  /** Changes whenever any fact of any request does. */
  ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  boolean anyRunning() {
    return rows.values().stream().anyMatch(ExchangeRow::isRunning);
  }

  /** Replaces everything. */
  void set(List<ExchangeRecord> records) {
    Set<Long> told = new HashSet<>();
    boolean changed = false;
    for (ExchangeRecord each : records) {
      told.add(each.id());
      changed |= put(each);
    }
    changed |= rows.keySet().retainAll(told);
    if (changed) {
      showMatching();
    }
  }

  /** Adds to those that are there; of one that is there, the newer facts win. */
  void add(List<ExchangeRecord> more) {
    boolean changed = false;
    for (ExchangeRecord each : more) {
      changed |= put(each);
    }
    if (changed) {
      showMatching();
    }
  }

  void filter(ExchangeQuery query) {
    filter = query;
    showMatching();
  }

  private boolean put(ExchangeRecord told) {
    @Nullable ExchangeRow row = rows.get(told.id());
    if (row == null) {
      rows.put(told.id(), new ExchangeRow(told));
      return true;
    }
    if (!row.isRunning() && !told.running()) {
      return false; // over is over
    }
    row.set(told);
    return true;
  }

  private void showMatching() {
    List<ExchangeRow> next = new ArrayList<>();
    for (ExchangeRow row : rows.values()) {
      if (filter.matches(row.getValue())) {
        next.add(row);
      }
    }
    shown.removeIf(row -> !row.equals(rows.get(row.id())) || !filter.matches(row.getValue()));
    for (int i = 0; i < next.size(); i++) {
      if (i >= shown.size()) {
        shown.addAll(next.subList(i, next.size()));
        break;
      }
      if (!shown.get(i).equals(next.get(i))) {
        shown.add(i, next.get(i));
      }
    }
    version.set(version.get() + 1);
  }
}
