package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.mirror.JobRow;
import java.time.InstantSource;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A coloured dot and the state in words. */
final class StateCell extends TableCell<JobRow, JobView> {
  private final InstantSource clock;
  private final Countdown countdown;
  private final Region dot = new Region();
  private String style = "";

  StateCell(InstantSource clock, Countdown countdown) {
    this.clock = clock;
    this.countdown = countdown;
    dot.getStyleClass().add("state-dot");
    getStyleClass().add("state-cell");
  }

  @Override
  protected void updateItem(@Nullable JobView view, boolean empty) {
    super.updateItem(view, empty);
    if (empty || view == null) {
      countdown.leave(this);
      setText(null);
      setGraphic(null);
      return;
    }
    mark(view.job().state().word());
    pseudoClassStateChanged(
        PseudoClass.getPseudoClass("failed"), view.job().state() instanceof JobState.Failed);
    tell();
    if (view.job().state() instanceof JobState.Backoff) {
      countdown.watch(this, this::tell);
    } else {
      countdown.leave(this);
    }
    if (getGraphic() == null) {
      setGraphic(dot);
    }
  }

  private void tell() {
    JobView view = getItem();
    if (view != null) {
      String text = JobWords.state(view, clock.instant());
      if (!Objects.equals(text, getText())) {
        setText(text);
      }
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
