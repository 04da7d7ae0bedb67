package dev.loadstone.ui.shell;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Feature;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The tools of the page shown, then what belongs to the window. */
final class ToolBarPane extends HBox {
  private final HBox tools = new HBox();

  ToolBarPane(ObservableValue<Feature> shown, Node search, List<Command> ofWindow) {
    getStyleClass().add("tools");
    tools.getStyleClass().add("tool-group");
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.setMinWidth(USE_PREF_SIZE);
    setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(tools, gap, search);
    ofWindow.forEach(each -> getChildren().add(CommandViews.iconButton(each)));
    shown.subscribe(this::show);
  }

  private void show(Feature feature) {
    tools.getChildren().clear();
    if (feature.tools().isEmpty()) {
      Label title = new Label(feature.title());
      title.getStyleClass().add("page-title");
      tools.getChildren().add(title);
    }
    for (List<Command> group : feature.tools()) {
      if (!tools.getChildren().isEmpty()) {
        Separator line = new Separator(Orientation.VERTICAL);
        line.getStyleClass().add("tool-separator");
        tools.getChildren().add(line);
      }
      for (Command each : group) {
        boolean first = tools.getChildren().isEmpty();
        Button button = first ? CommandViews.button(each) : CommandViews.iconButton(each);
        if (first) {
          button.getStyleClass().add("first-tool");
          button.setMinWidth(USE_PREF_SIZE); // the field gives way
        }
        if (first && feature.hasMainTool()) {
          button.getStyleClass().add(Styles.ACCENT);
        }
        tools.getChildren().add(button);
      }
    }
  }
}
