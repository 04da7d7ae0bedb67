package dev.loadstone.ui.request;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Rows of names and values, of which the last is always blank to be typed into. FX thread. */
final class FieldRows {
  private final ObservableList<FieldRow> rows =
      FXCollections.observableArrayList(
          row -> new Observable[] {row.on(), row.name(), row.value()});

  FieldRows() {
    append(new FieldRow("", ""));
  }

  ObservableList<FieldRow> rows() {
    return rows;
  }

  /** Those that count, in order. */
  List<FieldRow> sent() {
    return rows.stream().filter(FieldRow::isSent).toList();
  }

  void replace(List<FieldRow> others) {
    rows.clear();
    others.forEach(this::append);
    append(new FieldRow("", ""));
  }

  void remove(FieldRow row) {
    if (!row.equals(rows.getLast())) {
      rows.remove(row);
    }
  }

  private void append(FieldRow row) {
    rows.add(row);
    watch(row, row.name());
    watch(row, row.value());
  }

  private void watch(FieldRow row, ObservableValue<String> text) {
    text.subscribe(
        typed -> {
          if (!typed.isEmpty() && row.equals(rows.getLast())) {
            append(new FieldRow("", ""));
          }
        });
  }
}
