package dev.loadstone.ui.downloads;

import dev.loadstone.ui.common.Figures;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A filter at the side with how many jobs it would show. */
class FilterEntry extends ToggleButton {
  private final Label number = new Label();
  private final String text;
  private final IntSupplier count;
  private int shown = -1;

  FilterEntry(@Nullable Node icon, String text, IntSupplier count) {
    this.text = text;
    this.count = count;
    Label name = new Label(text);
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox slot = new HBox();
    slot.getStyleClass().add("filter-icon");
    slot.setAlignment(Pos.CENTER);
    if (icon != null) {
      slot.getChildren().add(icon);
    }
    number.getStyleClass().add("filter-count");
    number.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(8, slot, name, number);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox lines = new VBox(line);
    lines.prefWidthProperty().bind(widthProperty().subtract(20));
    setGraphic(lines);
    setMaxWidth(Double.MAX_VALUE);
    getStyleClass().setAll("nav-entry", "filter-entry");
  }

  /** Adds something below its name. */
  final void addBelow(Node node) {
    ((VBox) getGraphic()).getChildren().add(node);
  }

  /** Shows what is counted now; costs nothing if that is the same as before. */
  void refresh() {
    int now = count.getAsInt();
    if (now != shown) {
      shown = now;
      number.setText(now == 0 ? "" : Figures.count(now));
      setAccessibleText(text + ", " + now);
    }
  }

  final boolean isEmpty() {
    return shown == 0;
  }
}
