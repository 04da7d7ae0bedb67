package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.mirror.JobRow;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A file's name; of a long one begin and end stay. */
final class NameCell extends TableCell<JobRow, JobView> {

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
    }
  }
}
