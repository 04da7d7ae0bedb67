package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Feature;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pages at the left, and below them what the page shown adds. */
final class Navigation extends VBox {
  private final ScrollPane below = new ScrollPane();

  Navigation(List<Feature> features, ObjectProperty<Feature> shown) {
    getStyleClass().add("navigation");
    ToggleGroup group = new ToggleGroup();
    for (Feature feature : features) {
      ToggleButton entry = new ToggleButton(feature.title(), new FontIcon(feature.icon()));
      entry.setId("nav-" + feature.id());
      entry.getStyleClass().setAll("nav-entry", "page-entry");
      entry.setMaxWidth(Double.MAX_VALUE);
      entry.setToggleGroup(group);
      entry.setOnAction(
          _ -> {
            entry.setSelected(true);
            shown.set(feature);
          });
      shown.subscribe(now -> entry.setSelected(feature.equals(now)));
      getChildren().add(entry);
    }
    below.setFitToWidth(true);
    below.setFitToHeight(true);
    below.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    below.setFocusTraversable(false);
    VBox.setVgrow(below, Priority.ALWAYS);
    getChildren().add(below);
    shown.subscribe(
        now -> below.setContent(now == null ? null : now.sidebar().orElseGet(Region::new)));
  }
}
