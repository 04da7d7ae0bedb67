package dev.loadstone.ui.request;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A name and a value that a person edits; off ones are kept but not sent. FX thread. */
final class FieldRow {
  private final BooleanProperty on = new SimpleBooleanProperty(true);
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty value = new SimpleStringProperty("");

  FieldRow(String name, String value) {
    this.name.set(name);
    this.value.set(value);
  }

  BooleanProperty on() {
    return on;
  }

  StringProperty name() {
    return name;
  }

  StringProperty value() {
    return value;
  }

  boolean isBlank() {
    return name.get().isBlank() && value.get().isEmpty();
  }

  boolean isSent() {
    return on.get() && !isBlank();
  }
}
