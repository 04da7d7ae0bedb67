package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.CommandViews;
import dev.loadstone.ui.common.Sheets;
import dev.loadstone.ui.common.Texts;
import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Finds a command by some of its letters and runs it. */
final class CommandPalette extends VBox {
  private static final Texts TEXTS = Texts.of(CommandPalette.class);

  private final Sheets sheets;
  private final List<Command> commands;
  private final TextField search = new TextField();
  private final ObservableList<Command> found = FXCollections.observableArrayList();
  private final ListView<Command> list = new ListView<>(found);

  CommandPalette(List<Command> commands, Sheets sheets) {
    this.commands = commands;
    this.sheets = sheets;
    getStyleClass().add("command-palette");
    search.setPromptText(TEXTS.get("palette.prompt"));
    search.setId("palette-search");
    search.setAccessibleText(TEXTS.get("palette"));
    Label nothing = new Label(TEXTS.get("palette.nothing"));
    nothing.getStyleClass().add("empty-hint");
    list.setPlaceholder(nothing);
    list.setFixedCellSize(32);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new Entry());
    list.setOnMouseClicked(_ -> run());
    getChildren().addAll(search, list);
    search.textProperty().subscribe(this::find);
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    search.setOnAction(_ -> run());
  }

  void focus() {
    search.requestFocus();
  }

  private void find(String letters) {
    found.setAll(
        commands.stream()
            .filter(each -> each.enabled().get())
            .filter(each -> FuzzyMatch.score(each.title(), letters) != FuzzyMatch.NONE)
            .sorted(Comparator.comparingInt(each -> -FuzzyMatch.score(each.title(), letters)))
            .toList());
    list.getSelectionModel().selectFirst();
    list.setPrefHeight(Math.clamp(found.size(), 1, 10) * list.getFixedCellSize() + 2);
  }

  private void steer(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          default -> 0;
        };
    if (by != 0 && !found.isEmpty()) {
      int to = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, found.size());
      list.getSelectionModel().select(to);
      list.scrollTo(Math.max(0, to - 4));
      event.consume();
    }
  }

  private void run() {
    Command chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      sheets.close();
      chosen.run();
    }
  }

  private static final class Entry extends ListCell<Command> {
    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setGraphic(null);
        return;
      }
      HBox slot = new HBox();
      slot.getStyleClass().add("filter-icon");
      slot.setAlignment(Pos.CENTER);
      var icon = CommandViews.icon(command);
      if (icon != null) {
        slot.getChildren().add(icon);
      }
      Label title = new Label(command.title());
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      Label keys = new Label(command.shortcut() == null ? "" : command.shortcut().getDisplayText());
      keys.getStyleClass().add("shortcut");
      HBox line = new HBox(8, slot, title, gap, keys);
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
      setAccessibleText(command.title());
    }
  }
}
