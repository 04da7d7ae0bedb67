package dev.loadstone.ui.add;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Icons;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row for each link, before anything starts. */
final class RowTable extends TableView<LinkRow> {
  private static final Texts TEXTS = Texts.of(RowTable.class);
  private static final double ROW_HEIGHT = 30;
  private static final int MOST_LINES = 8;

  private final AddModel model;
  private final TableColumn<LinkRow, LinkRow> name;

  /**
   * A table that follows the model.
   *
   * @param problem told in one line why a name was not taken
   */
  RowTable(AddModel model, Consumer<String> problem) {
    this.model = model;
    setId("add-rows");
    getStyleClass().addAll("data-table", "add-rows", Styles.DENSE);
    setFixedCellSize(ROW_HEIGHT);
    setEditable(true);
    setAccessibleText(TEXTS.get("sheet.rows"));
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    name = column("name", 270, () -> new NameEditor(model, problem));
    TableColumn<LinkRow, LinkRow> size =
        column("size", 86, () -> new RowCell("figures", RowWords::size, _ -> ""));
    TableColumn<LinkRow, LinkRow> resume =
        column(
            "resume", 92, () -> new RowCell("quiet", RowWords::resumable, RowWords::resumableHint));
    TableColumn<LinkRow, LinkRow> host =
        column(
            "host",
            130,
            () -> new RowCell("quiet", LinkRow::host, row -> row.request().link().text()));
    TableColumn<LinkRow, LinkRow> note = column("note", 262, () -> new NoteCell(model));
    name.setEditable(true);
    size.getStyleClass().add("figures");
    getColumns().setAll(java.util.List.of(name, size, resume, host, note));
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.F2 && getEditingCell() == null) {
            edit(getFocusModel().getFocusedIndex(), name);
            event.consume();
          } else if (event.getCode() == KeyCode.DELETE) {
            skipSelected();
            event.consume();
          }
        });
    model.draft().subscribe(this::show);
  }

  private void show(Draft draft) {
    ObservableList<LinkRow> rows = FXCollections.observableList(draft.rows());
    setItems(rows);
    boolean any = !rows.isEmpty();
    setVisible(any);
    setManaged(any);
    int lines = Math.clamp(rows.size(), 1, MOST_LINES);
    setPrefHeight((lines + 1) * ROW_HEIGHT + 4);
    setMinHeight((Math.min(lines, 2) + 1) * ROW_HEIGHT + 4);
  }

  private void skipSelected() {
    for (LinkRow row : java.util.List.copyOf(getSelectionModel().getSelectedItems())) {
      boolean skipped = model.choice(row) == Choice.SKIP;
      model.choose(row, skipped ? addingChoice(row) : Choice.SKIP);
    }
  }

  private static Choice addingChoice(LinkRow row) {
    return row.issue().choices().stream()
        .filter(each -> each != Choice.SKIP)
        .findFirst()
        .orElse(Choice.ADD);
  }

  private TableColumn<LinkRow, LinkRow> column(
      String key,
      double width,
      java.util.function.Supplier<javafx.scene.control.TableCell<LinkRow, LinkRow>> cell) {
    TableColumn<LinkRow, LinkRow> column = new TableColumn<>(TEXTS.get("column." + key));
    column.setId("add-" + key);
    column.setPrefWidth(width);
    column.setMinWidth(60);
    column.setSortable(false);
    column.setReorderable(false);
    column.setEditable(false);
    column.setCellValueFactory(each -> each.getValue());
    column.setCellFactory(_ -> cell.get());
    return column;
  }

  /** A cell of text; dim where the row is left out. */
  static class RowCell extends javafx.scene.control.TableCell<LinkRow, LinkRow> {
    private final Function<LinkRow, String> text;
    private final Function<LinkRow, String> hint;

    RowCell(String style, Function<LinkRow, String> text, Function<LinkRow, String> hint) {
      this.text = text;
      this.hint = hint;
      getStyleClass().add(style);
    }

    @Override
    protected void updateItem(LinkRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setTooltip(null);
        return;
      }
      setText(text.apply(row));
      String more = hint.apply(row);
      setTooltip(more.isEmpty() ? null : new Tooltip(more));
    }
  }

  static FontIcon kindIcon(LinkRow row) {
    FontIcon icon = new FontIcon(Icons.of(row.kind()));
    icon.setAccessibleText(KindNames.of(row.kind()));
    return icon;
  }
}
