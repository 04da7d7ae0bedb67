package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.JobRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** The columns of the queue's table, as a person left them; names take the room that is over. */
final class TableColumns {
  private static final Texts TEXTS = Texts.of(TableColumns.class);
  private static final String KEY = "queue.columns";
  private static final String SORT = "queue.sort";
  private static final double NARROWEST_NAME = 160;

  /** The bar and the lines around the table. */
  private static final double SCROLL_BAR = 23;

  private final TableView<JobRow> table;
  private final Preferences preferences;
  private boolean filling;

  TableColumns(TableView<JobRow> table, Preferences preferences) {
    this.table = table;
    this.preferences = preferences;
  }

  /** Puts them into the table and keeps what becomes of them. */
  void install(Function<JobColumn, TableCell<JobRow, JobView>> cells) {
    for (ColumnLayout.Place place : ColumnLayout.parse(preferences.get(KEY, "")).places()) {
      TableColumn<JobRow, JobView> column = column(place, cells);
      table.getColumns().add(column);
      column.widthProperty().subscribe(_ -> changed());
      column.visibleProperty().subscribe(_ -> changed());
      column.sortTypeProperty().addListener(_ -> keepSort());
    }
    restoreSort();
    table.widthProperty().subscribe(_ -> fill());
    table.getColumns().addListener((Observable _) -> changed());
    table.getSortOrder().addListener((ListChangeListener<TableColumn<JobRow, ?>>) _ -> keepSort());
  }

  private static TableColumn<JobRow, JobView> column(
      ColumnLayout.Place place, Function<JobColumn, TableCell<JobRow, JobView>> cells) {
    JobColumn kind = place.column();
    TableColumn<JobRow, JobView> column = new TableColumn<>(TEXTS.get("column." + kind.key()));
    column.setId(kind.key());
    column.setPrefWidth(place.width());
    column.setVisible(place.shown());
    column.setCellValueFactory(cell -> cell.getValue());
    column.setCellFactory(_ -> cells.apply(kind));
    column.setUserData(kind);
    if (kind.isFigures()) {
      column.getStyleClass().add("figures");
    }
    if (kind == JobColumn.NAME) {
      column.setMinWidth(NARROWEST_NAME);
    }
    return column;
  }

  /** Shows or hides each column but the name, by keyboard. */
  List<Command> toggles() {
    return Arrays.stream(JobColumn.values())
        .filter(kind -> kind != JobColumn.NAME)
        .map(
            kind ->
                new Command(
                    "downloads.column." + kind.key(),
                    TEXTS.format("column.toggle", TEXTS.get("column." + kind.key())),
                    Feather.COLUMNS,
                    null,
                    new SimpleBooleanProperty(true),
                    () -> toggle(kind)))
        .toList();
  }

  private void toggle(JobColumn kind) {
    table.getColumns().stream()
        .filter(column -> column.getUserData() == kind)
        .forEach(column -> column.setVisible(!column.isVisible()));
  }

  private void changed() {
    keep();
    fill();
  }

  private void keep() {
    List<ColumnLayout.Place> places = new ArrayList<>();
    for (TableColumn<JobRow, ?> column : table.getColumns()) {
      places.add(
          new ColumnLayout.Place(
              (JobColumn) column.getUserData(), column.getWidth(), column.isVisible()));
    }
    if (places.size() == JobColumn.values().length) {
      preferences.put(KEY, new ColumnLayout(places).text());
    }
  }

  private void fill() {
    if (filling || table.getWidth() <= 0) {
      return;
    }
    filling = true;
    double others = 0;
    for (TableColumn<JobRow, ?> column : table.getColumns()) {
      boolean counts = column.isVisible() && column.getUserData() != JobColumn.NAME;
      others += counts ? column.getWidth() : 0;
    }
    double room = Math.max(NARROWEST_NAME, table.getWidth() - others - SCROLL_BAR);
    table.getColumns().stream()
        .filter(column -> column.getUserData() == JobColumn.NAME)
        .forEach(column -> column.setPrefWidth(Math.floor(room)));
    filling = false;
  }

  private void keepSort() {
    StringBuilder text = new StringBuilder();
    for (TableColumn<JobRow, ?> column : table.getSortOrder()) {
      boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
      text.append(text.isEmpty() ? "" : ",").append(down ? "-" : "").append(column.getId());
    }
    preferences.put(SORT, text.toString());
  }

  private void restoreSort() {
    for (String part : preferences.get(SORT, "").split(",", -1)) {
      String id = part.startsWith("-") ? part.substring(1) : part;
      for (TableColumn<JobRow, ?> column : table.getColumns()) {
        if (id.equals(column.getId())) {
          column.setSortType(
              part.startsWith("-")
                  ? TableColumn.SortType.DESCENDING
                  : TableColumn.SortType.ASCENDING);
          table.getSortOrder().add(column);
        }
      }
    }
  }
}
