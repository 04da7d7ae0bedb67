package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.JobId;
import dev.loadstone.ui.mirror.JobRow;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Rows can be dragged to another place of the queue while it is shown in its own order. */
final class RowDragging {
  private static final DataFormat ROWS = new DataFormat("application/x-loadstone-rows");
  private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");

  private final TableView<JobRow> table;
  private final QueueModel model;

  RowDragging(TableView<JobRow> table, QueueModel model) {
    this.table = table;
    this.model = model;
  }

  /** A row that can be dragged and dropped on. */
  TableRow<JobRow> row() {
    TableRow<JobRow> row = new TableRow<>();
    row.setOnDragDetected(
        event -> {
          if (!row.isEmpty() && isInOrder()) {
            ClipboardContent content = new ClipboardContent();
            content.put(ROWS, "rows");
            row.startDragAndDrop(TransferMode.MOVE).setContent(content);
            event.consume();
          }
        });
    row.setOnDragOver(
        event -> {
          if (isOurs(event)) {
            event.acceptTransferModes(TransferMode.MOVE);
            row.pseudoClassStateChanged(ABOVE, !row.isEmpty());
            event.consume();
          }
        });
    row.setOnDragExited(_ -> row.pseudoClassStateChanged(ABOVE, false));
    row.setOnDragDropped(
        event -> {
          if (isOurs(event)) {
            model.move(row.getItem() == null ? null : row.getItem().id());
            event.setDropCompleted(true);
            event.consume();
          }
        });
    return row;
  }

  /** Moves the selected rows by one place; -1 is up. */
  void shift(int by) {
    List<Integer> at = table.getSelectionModel().getSelectedIndices().stream().sorted().toList();
    if (at.isEmpty() || !isInOrder()) {
      return;
    }
    List<JobRow> rows = table.getItems();
    if (by < 0 && at.getFirst() > 0) {
      model.move(rows.get(at.getFirst() - 1).id());
    } else if (by > 0 && at.getLast() + 1 < rows.size()) {
      int after = at.getLast() + 2;
      @Nullable JobId before = after < rows.size() ? rows.get(after).id() : null;
      model.move(before);
    }
  }

  private boolean isOurs(DragEvent event) {
    return event.getDragboard().hasContent(ROWS);
  }

  private boolean isInOrder() {
    return table.getSortOrder().isEmpty();
  }
}
