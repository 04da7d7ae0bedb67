package dev.loadstone.ui.inspect;

import dev.loadstone.core.export.CurlCommand;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One request in full: outcome, headers in their order, timing, connection. */
final class DetailPane extends VBox {
  private static final Texts TEXTS = Texts.of(DetailPane.class);
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

  private final Copying copying;
  private final TextField search = new TextField();
  private final ObservableList<DetailLine> lines = FXCollections.observableArrayList();
  private final ListView<DetailLine> list = new ListView<>(lines);
  private final HBox bar = new HBox();
  private final ChangeListener<ExchangeRecord> grown = (_, _, newest) -> show(newest);
  private @Nullable ExchangeRow row;

  /** Without a request. */
  DetailPane(Copying copying) {
    this.copying = copying;
    getStyleClass().add("detail-pane");
    search.setId("detail-search");
    search.setPromptText(TEXTS.get("detail.search"));
    search.setAccessibleText(TEXTS.get("detail.search"));
    search.textProperty().subscribe(_ -> searched());
    HBox.setHgrow(search, Priority.ALWAYS);
    MenuButton copy = new MenuButton(TEXTS.get("copy"));
    copy.setId("copy-request");
    copy.setMinWidth(USE_PREF_SIZE);
    copy.getItems().addAll(item("copy.headers", this::copyHeaders), curlItem());
    bar.getChildren().addAll(search, copy);
    bar.getStyleClass().add("pane-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    list.setId("exchange-details");
    list.getStyleClass().addAll("detail-list", "dense");
    list.setAccessibleText(TEXTS.get("detail.title"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new DetailCell(search::getText));
    list.setContextMenu(menu());
    list.setOnKeyPressed(
        event -> {
          if (COPY.match(event)) {
            copyLines();
            event.consume();
          }
        });
    Label none = new Label(TEXTS.get("detail.none"));
    none.getStyleClass().add("empty-hint");
    list.setPlaceholder(none);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(bar, list);
    inspect(null);
  }

  /** Shows another request, or none; follows it while it grows. */
  void inspect(@Nullable ExchangeRow next) {
    if (row != null) {
      row.removeListener(grown);
    }
    row = next;
    bar.setDisable(next == null);
    if (next == null) {
      lines.clear();
      return;
    }
    next.addListener(grown);
    lines.setAll(wanted(next.getValue()));
    list.scrollTo(0);
  }

  private List<DetailLine> wanted(ExchangeRecord of) {
    return DetailSheet.matching(DetailSheet.of(of), search.getText());
  }

  /** Replaces the lines that differ, so that selection and scrolling stay. */
  private void show(ExchangeRecord newest) {
    List<DetailLine> wanted = wanted(newest);
    if (wanted.size() != lines.size()) {
      lines.setAll(wanted);
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).equals(lines.get(i))) {
        lines.set(i, wanted.get(i));
      }
    }
  }

  private void searched() {
    if (row != null) {
      lines.setAll(wanted(row.getValue()));
    }
  }

  private ContextMenu menu() {
    MenuItem line = item("copy.lines", this::copyLines);
    line.setAccelerator(COPY);
    return new ContextMenu(
        item("copy.value", this::copyValue),
        line,
        item("copy.headers", this::copyHeaders),
        curlItem());
  }

  /** Copies the request that is shown as a curl command. */
  MenuItem curlItem() {
    return item("copy.curl", this::copyCurl);
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(TEXTS.get(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void copyCurl() {
    if (row != null) {
      copying.copy(CurlCommand.of(row.exchange()));
    }
  }

  private void copyValue() {
    if (list.getSelectionModel().getSelectedItem() instanceof DetailLine.Pair(_, var value, _)) {
      copying.copy(value);
    } else {
      copyLines();
    }
  }

  private void copyLines() {
    copying.copy(
        list.getSelectionModel().getSelectedItems().stream()
            .map(DetailLine::text)
            .collect(Collectors.joining("\n")));
  }

  private void copyHeaders() {
    if (row != null) {
      copying.copy(headers(row.exchange()));
    }
  }

  /** Both heads as they were on the wire. */
  static String headers(HttpExchange exchange) {
    StringBuilder out = new StringBuilder(exchange.method() + " " + exchange.link());
    exchange.requestHeaders().fields().forEach(f -> out.append("\n" + f.name() + ": " + f.value()));
    if (exchange.status() > 0) {
      out.append("\n\n").append((exchange.status() + " " + exchange.reason()).strip());
      exchange
          .responseHeaders()
          .fields()
          .forEach(f -> out.append("\n" + f.name() + ": " + f.value()));
    }
    return out.toString();
  }
}
