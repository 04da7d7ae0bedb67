package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeQuery.MadeFor;
import dev.loadstone.core.model.ExchangeQuery.Outcome;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** All requests that a search finds, and the one that is selected in full below. */
final class HistoryPane extends SplitPane {
  private static final Texts TEXTS = Texts.of(HistoryPane.class);
  private static final double NEAR_THE_END = 0.9;

  private final HistoryModel model;
  private final ExchangeTable table;
  private final TextField text = new TextField();
  private final ComboBox<StatusClass> statuses = choice(StatusClass.values(), "status.");
  private final ComboBox<MadeFor> origins = choice(MadeFor.values(), "origin.");
  private final ToggleButton failedOnly = new ToggleButton(TEXTS.get("filter.failed"));

  /** Statuses that begin with the same digit. */
  enum StatusClass {
    ANY(0, Integer.MAX_VALUE),
    SUCCESS(200, 299),
    REDIRECT(300, 399),
    CLIENT_ERROR(400, 499),
    SERVER_ERROR(500, 599),
    NO_ANSWER(0, 0);

    final int first;
    final int last;

    StatusClass(int first, int last) {
      this.first = first;
      this.last = last;
    }
  }

  HistoryPane(HistoryModel model, Copying copying, List<Command> commands) {
    this.model = model;
    table = new ExchangeTable(model.rows(), true);
    table.setId("history-table");
    DetailPane details = new DetailPane(copying);
    table.setContextMenu(new ContextMenu(details.curlItem()));
    table.getSelectionModel().selectedItemProperty().subscribe(details::inspect);
    table.skinProperty().subscribe(skin -> watchScrolling(skin != null));
    model
        .rows()
        .version()
        .subscribe(
            _ -> {
              if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
                table.getSelectionModel().select(0);
              }
            });
    VBox above = new VBox(bar(commands), table);
    VBox.setVgrow(table, Priority.ALWAYS);
    setId("history");
    getStyleClass().add("requests-pane");
    setOrientation(Orientation.VERTICAL);
    getItems().addAll(above, details);
    setDividerPositions(0.6);
    SplitPane.setResizableWithParent(details, false);
    sceneProperty().subscribe(scene -> model.watch(scene != null));
  }

  void focusFilter() {
    text.requestFocus();
  }

  static ExchangeQuery query(String text, StatusClass status, MadeFor origin, boolean failedOnly) {
    return ExchangeQuery.ALL.toBuilder()
        .limit(HistoryModel.PAGE)
        .text(text.strip())
        .status(status.first, status.last)
        .origin(origin)
        .outcome(failedOnly ? Outcome.FAILED : Outcome.ANY)
        .build();
  }

  private Node bar(List<Command> commands) {
    text.setId("history-filter");
    text.setPromptText(TEXTS.get("filter.prompt"));
    text.setAccessibleText(TEXTS.get("filter.prompt"));
    text.setTooltip(new Tooltip(TEXTS.get("filter.tip")));
    text.getStyleClass().add("pane-filter");
    failedOnly.setMinWidth(Region.USE_PREF_SIZE);
    statuses.setId("history-status");
    statuses.setAccessibleText(TEXTS.get("column.status"));
    origins.setId("history-origin");
    origins.setAccessibleText(TEXTS.get("history.origin"));
    text.textProperty().subscribe(this::apply);
    statuses.valueProperty().subscribe(this::apply);
    origins.valueProperty().subscribe(this::apply);
    failedOnly.selectedProperty().subscribe(this::apply);
    Label count = new Label();
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    count
        .textProperty()
        .bind(Bindings.createStringBinding(this::found, model.rows().version(), model.hasMore()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(text, statuses, origins, failedOnly, count, gap);
    commands.forEach(each -> bar.getChildren().add(CommandViews.iconButton(each)));
    bar.getStyleClass().add("pane-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private String found() {
    return TEXTS.format(
        model.hasMore().get() ? "history.at_least" : "history.found", model.rows().all().size());
  }

  private void apply() {
    model.lookFor(
        query(text.getText(), statuses.getValue(), origins.getValue(), failedOnly.isSelected()));
  }

  /** The table's own bar tells how far it is scrolled; near the end more is fetched. */
  private void watchScrolling(boolean skinned) {
    if (!skinned) {
      return;
    }
    javafx.application.Platform.runLater(
        () ->
            table.lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                .forEach(
                    bar ->
                        bar.valueProperty()
                            .subscribe(
                                at -> {
                                  if (at.doubleValue() >= NEAR_THE_END * bar.getMax()) {
                                    model.more();
                                  }
                                })));
  }

  private static <E extends Enum<E>> ComboBox<E> choice(E[] values, String prefix) {
    ComboBox<E> box = new ComboBox<>();
    box.getItems().addAll(List.of(values));
    box.setValue(values[0]);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(E each) {
            return each == null ? "" : TEXTS.get(prefix + each.name().toLowerCase(Locale.ROOT));
          }

          @Override
          public E fromString(String typed) {
            throw new UnsupportedOperationException("nobody types it");
          }
        });
    return box;
  }
}
