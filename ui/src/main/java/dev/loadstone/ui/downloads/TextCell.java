package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.mirror.JobRow;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell that shows a text made of a job. */
final class TextCell extends TableCell<JobRow, JobView> {
  private final Function<JobView, String> text;

  TextCell(Function<JobView, String> text) {
    this.text = text;
  }

  @Override
  protected void updateItem(@Nullable JobView view, boolean empty) {
    super.updateItem(view, empty);
    String shown = empty || view == null ? "" : text.apply(view);
    // Most cells of a row that moves on stay as they are.
    if (!shown.equals(getText())) {
      setText(shown);
    }
  }
}
