package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Requests with a filter over them, and the one that is selected in full. */
final class RequestsPane extends SplitPane {
  private static final Texts TEXTS = Texts.of(RequestsPane.class);

  private static final double WIDTH_FOR_LEGEND = 960;

  private final ExchangeTable table;
  private final TextField filter = new TextField();
  private final ToggleButton failedOnly = new ToggleButton(TEXTS.get("filter.failed"));

  RequestsPane(ExchangeRows rows, Copying copying, List<Command> commands) {
    table = new ExchangeTable(rows, false);
    table.setId("exchange-table");
    DetailPane details = new DetailPane(copying);
    table.setContextMenu(new ContextMenu(details.curlItem()));
    table.getSelectionModel().selectedItemProperty().subscribe(details::inspect);
    filter.setId("exchange-filter");
    filter.setPromptText(TEXTS.get("filter.prompt"));
    filter.setAccessibleText(TEXTS.get("filter.prompt"));
    filter.setTooltip(new Tooltip(TEXTS.get("filter.tip")));
    filter.getStyleClass().add("pane-filter");
    Runnable apply = () -> rows.filter(query(filter.getText(), failedOnly.isSelected()));
    filter.textProperty().subscribe(apply);
    failedOnly.selectedProperty().subscribe(apply);
    Label count = new Label();
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> TEXTS.format("requests.count", rows.shown().size(), rows.all().size()),
                rows.version()));
    failedOnly.setMinWidth(Region.USE_PREF_SIZE);
    HBox legend = legend();
    HBox bar = new HBox(filter, failedOnly, count, legend);
    commands.forEach(each -> bar.getChildren().add(CommandViews.iconButton(each)));
    bar.widthProperty()
        .subscribe(
            width -> {
              boolean fits = width.doubleValue() >= WIDTH_FOR_LEGEND;
              for (Node each : legend.getChildren()) {
                each.setVisible(fits);
                each.setManaged(fits);
              }
            });
    bar.getStyleClass().add("pane-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    VBox left = new VBox(bar, table);
    VBox.setVgrow(table, Priority.ALWAYS);
    getStyleClass().add("requests-pane");
    getItems().addAll(left, details);
    setDividerPositions(0.63);
    SplitPane.setResizableWithParent(details, false);
    rows.version()
        .subscribe(
            _ -> {
              if (table.getSelectionModel().isEmpty() && !rows.shown().isEmpty()) {
                table.getSelectionModel().select(rows.shown().size() - 1);
              }
            });
  }

  /** Details beside the table, or below it. */
  void lay(Orientation orientation) {
    setOrientation(orientation);
  }

  static ExchangeQuery query(String text, boolean failedOnly) {
    return ExchangeQuery.ALL.toBuilder()
        .text(text.strip())
        .outcome(failedOnly ? ExchangeQuery.Outcome.FAILED : ExchangeQuery.Outcome.ANY)
        .build();
  }

  private static HBox legend() {
    HBox legend = new HBox();
    legend.getStyleClass().add("legend");
    legend.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(legend, Priority.ALWAYS);
    legend.setMinWidth(0);
    for (PhaseBar.Kind kind : List.of(PhaseBar.Kind.values())) {
      Label name = PhaseTip.name(kind);
      name.setGraphic(PhaseTip.swatch(kind));
      name.getStyleClass().add("legend-entry");
      legend.getChildren().add(name);
    }
    return legend;
  }
}
