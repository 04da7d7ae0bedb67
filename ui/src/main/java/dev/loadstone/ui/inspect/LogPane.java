package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.LogLine;
import dev.loadstone.ui.common.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** The decisions about a job with their times; stays at the end while it is there. */
final class LogPane extends VBox {
  private static final Texts TEXTS = Texts.of(LogPane.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd  HH:mm:ss.SSS", Locale.ROOT);
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final TextField search = new TextField();
  private final ListView<LogLine> list;

  LogPane(ObservableList<LogLine> log, Copying copying) {
    getStyleClass().add("log-pane");
    FilteredList<LogLine> shown = new FilteredList<>(log);
    list = new ListView<>(shown);
    list.setId("log-list");
    list.getStyleClass().addAll("detail-list", "dense");
    list.setAccessibleText(TEXTS.get("log.title"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new LineCell());
    Label none = new Label(TEXTS.get("log.none"));
    none.getStyleClass().add("empty-hint");
    list.setPlaceholder(none);
    search.setId("log-search");
    search.setPromptText(TEXTS.get("log.search"));
    search.setAccessibleText(TEXTS.get("log.search"));
    search.getStyleClass().add("pane-filter");
    search
        .textProperty()
        .subscribe(
            text -> {
              String lower = text.strip().toLowerCase(Locale.ROOT);
              shown.setPredicate(line -> line.text().toLowerCase(Locale.ROOT).contains(lower));
              list.refresh();
            });
    Button copy = new Button(TEXTS.get("copy.all"));
    copy.setOnAction(_ -> copying.copy(text(shown)));
    list.setOnKeyPressed(
        event -> {
          if (COPY.match(event)) {
            copying.copy(text(list.getSelectionModel().getSelectedItems()));
            event.consume();
          }
        });
    HBox bar = new HBox(search, copy);
    bar.getStyleClass().add("pane-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(bar, list);
  }

  static String time(LogLine line) {
    return TIME.format(line.at().atZone(ZoneId.systemDefault()));
  }

  private static String text(List<LogLine> lines) {
    return lines.stream()
        .map(line -> time(line) + "  " + line.text())
        .collect(Collectors.joining("\n"));
  }

  /** Time and decision. */
  private final class LineCell extends ListCell<LogLine> {
    private final Label time = new Label();
    private final TextFlow words = new TextFlow();
    private final HBox line = new HBox(time, words);

    LineCell() {
      getStyleClass().add("detail-cell");
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
      time.getStyleClass().add("log-time");
      time.setMinWidth(USE_PREF_SIZE);
      line.getStyleClass().add("detail-pair");
      HBox.setHgrow(words, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(@Nullable LogLine of, boolean empty) {
      super.updateItem(of, empty);
      if (empty || of == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      time.setText(time(of));
      String text = ExchangeWords.oneLine(of.text(), 2_000);
      words.getChildren().setAll(Marked.pieces(text, search.getText(), "detail-value"));
      setAccessibleText(text);
      setGraphic(line);
    }

    @Override
    protected double computePrefHeight(double width) {
      if (getGraphic() == null) {
        return super.computePrefHeight(width);
      }
      double inner = Math.max(0, width - getInsets().getLeft() - getInsets().getRight());
      return snapSizeY(line.prefHeight(inner)) + getInsets().getTop() + getInsets().getBottom();
    }
  }
}
