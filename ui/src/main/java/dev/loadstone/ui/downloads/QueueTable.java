package dev.loadstone.ui.downloads;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.RowSelection;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.JobFacts;
import dev.loadstone.ui.mirror.JobRow;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The table of the queue. */
final class QueueTable extends TableView<JobRow> {
  private static final Texts TEXTS = Texts.of(QueueTable.class);
  private static final double ROW_HEIGHT = 28;

  private final QueueModel model;
  private final InstantSource clock;
  private final Countdown countdown;
  private final RowDragging dragging;
  private final TableColumns columns;

  QueueTable(
      QueueModel model,
      InstantSource clock,
      Countdown countdown,
      Preferences preferences,
      Node placeholder) {
    super(model.rows());
    this.model = model;
    this.clock = clock;
    this.countdown = countdown;
    dragging = new RowDragging(this, model);
    setId("queue-table");
    getStyleClass().addAll("data-table", "choosable", "queue-table", Styles.DENSE);
    setFixedCellSize(ROW_HEIGHT);
    setMinHeight(3 * ROW_HEIGHT); // not as high as what stands there when it is empty
    setTableMenuButtonVisible(true);
    setAccessibleText(TEXTS.get("table"));
    setSelectionModel(new RowSelection<>(this));
    setSortPolicy(_ -> sort(List.copyOf(getSortOrder())));
    columns = new TableColumns(this, preferences);
    columns.install(this::cell);
    setRowFactory(_ -> dragging.row());
    setPlaceholder(placeholder);
    addEventFilter(KeyEvent.KEY_PRESSED, this::selectFirst);
    getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<JobRow>) _ -> model.select(getSelectionModel().getSelectedItems()));
  }

  /** One command a column, that shows or hides it. */
  List<Command> columnToggles() {
    return columns.toggles();
  }

  /** Moves the selected rows by one place; -1 is up. */
  void shift(int by) {
    dragging.shift(by);
  }

  /** Without a selection an arrow begins at the row of the focus; JavaFX's goes past it. */
  private void selectFirst(KeyEvent event) {
    boolean isArrow = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
    if (isArrow && getSelectionModel().isEmpty() && !getItems().isEmpty()) {
      getSelectionModel().clearAndSelect(Math.max(0, getFocusModel().getFocusedIndex()));
      event.consume();
    }
  }

  private TableCell<JobRow, JobView> cell(JobColumn kind) {
    TableCell<JobRow, JobView> cell =
        switch (kind) {
          case KIND -> new KindCell();
          case PROGRESS -> new ProgressBarCell();
          case STATE -> new StateCell(clock, countdown);
          case NAME -> new NameCell();
          case SIZE -> new TextCell(JobWords::size);
          case SPEED -> new TextCell(JobWords::speed);
          case TIME_LEFT -> new TextCell(JobWords::timeLeft);
          case STATUS -> new TextCell(view -> JobWords.status(view.job()));
          case VERDICT -> new TextCell(view -> JobWords.verdict(view.job()));
          case HOST -> new TextCell(view -> view.job().request().link().origin().host());
          case LABEL -> new TextCell(view -> view.job().request().label());
          case ADDED -> new TextCell(view -> Figures.moment(view.job().added()));
        };
    if (kind.isFigures()) {
      cell.getStyleClass().add("figures");
    }
    return cell;
  }

  private boolean sort(List<TableColumn<JobRow, ?>> columns) {
    @Nullable Comparator<JobFacts> order = null;
    for (TableColumn<JobRow, ?> column : columns) {
      Comparator<JobFacts> next = ((JobColumn) column.getUserData()).order();
      if (column.getSortType() == TableColumn.SortType.DESCENDING) {
        next = next.reversed();
      }
      order = order == null ? next : order.thenComparing(next);
    }
    model.rows().order(order);
    return true;
  }
}
