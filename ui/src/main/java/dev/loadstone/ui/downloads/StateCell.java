package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.mirror.JobRow;
import java.time.InstantSource;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A coloured dot and the state in words. */
final class StateCell extends TableCell<JobRow, JobView> {
  private final InstantSource clock;
  private final Region dot = new Region();
  private String style = "";

  StateCell(InstantSource clock) {
    this.clock = clock;
    dot.getStyleClass().add("state-dot");
    getStyleClass().add("state-cell");
  }

  @Override
  protected void updateItem(@Nullable JobView view, boolean empty) {
    super.updateItem(view, empty);
    if (empty || view == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    mark(view.job().state().word());
    pseudoClassStateChanged(
        PseudoClass.getPseudoClass("failed"), view.job().state() instanceof JobState.Failed);
    String text = JobWords.state(view, clock.instant());
    if (!text.equals(getText())) {
      setText(text);
    }
    if (getGraphic() == null) {
      setGraphic(dot);
    }
  }

  private void mark(String word) {
    if (!word.equals(style)) {
      dot.getStyleClass().remove(style);
      dot.getStyleClass().add(word);
      style = word;
    }
  }
}
