package dev.loadstone.ui.settings;

import dev.loadstone.core.model.InvalidInputException;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A value as a person types it: checked with every key, taken by {@link #settle} if it is right and
 * new. One thread.
 */
final class TypedValue<T> {
  private final Function<String, T> read;
  private final Function<T, String> write;
  private final Consumer<T> take;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable T value;

  /**
   * A value.
   *
   * @param read throws {@link InvalidInputException} with one line for a person
   * @param take told each new value
   */
  TypedValue(Function<String, T> read, Function<T, String> write, Consumer<T> take) {
    this.read = read;
    this.write = write;
    this.take = take;
    text.subscribe(this::check);
  }

  /** What stands in the field. */
  StringProperty text() {
    return text;
  }

  /** What is wrong with it, in one line; empty if nothing. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Shows the value that is in force; takes nothing. */
  void show(T inForce) {
    value = inForce;
    text.set(write.apply(inForce));
  }

  /**
   * What is typed now, settled or not.
   *
   * @throws InvalidInputException if it is wrong
   */
  T typed() {
    return read.apply(text.get());
  }

  /** Takes what was typed, or keeps showing what is wrong with it. */
  void settle() {
    if (problem.get().isEmpty() && value != null) {
      T typed = read.apply(text.get());
      if (!typed.equals(value)) {
        value = typed;
        take.accept(typed);
      }
      text.set(write.apply(typed));
    }
  }

  private void check(String typed) {
    if (value == null) {
      return;
    }
    try {
      T _ = read.apply(typed);
      problem.set("");
    } catch (InvalidInputException e) {
      problem.set(String.valueOf(e.getMessage()));
    }
  }
}
