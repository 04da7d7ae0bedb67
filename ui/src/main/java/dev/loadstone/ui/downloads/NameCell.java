package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.mirror.JobRow;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A file's name; of a long one begin and end stay, the pointer tells all. */
final class NameCell extends TableCell<JobRow, JobView> {

  private final Tooltip tip = new Tooltip();

  NameCell() {
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    getStyleClass().add("name-cell");
  }

  @Override
  protected void updateItem(@Nullable JobView view, boolean empty) {
    super.updateItem(view, empty);
    String name = empty || view == null ? "" : getTableView().getItems().get(getIndex()).name();
    if (!name.equals(getText())) {
      setText(name);
      tip.setText(name);
      setTooltip(name.isEmpty() ? null : tip);
    }
  }
}
