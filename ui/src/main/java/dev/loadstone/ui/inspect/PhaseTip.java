package dev.loadstone.ui.inspect;

import dev.loadstone.ui.common.Texts;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** The times of a request's phases; put together when it is shown. */
final class PhaseTip extends Tooltip {
  private static final Texts TEXTS = Texts.of(PhaseTip.class);

  private final GridPane grid = new GridPane();
  private List<PhaseBar> bars = List.of();
  private long total;

  PhaseTip() {
    grid.setHgap(10);
    grid.setVgap(3);
    setGraphic(grid);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setShowDelay(javafx.util.Duration.millis(250));
    setOnShowing(_ -> fill());
  }

  void show(List<PhaseBar> newBars, long newTotal) {
    bars = newBars;
    total = newTotal;
    if (isShowing()) {
      fill();
    }
  }

  private void fill() {
    grid.getChildren().clear();
    int row = 0;
    for (PhaseBar each : bars) {
      grid.addRow(row++, swatch(each.kind()), name(each.kind()), time(each.length()));
    }
    grid.addRow(row, new Region(), new Label(TEXTS.get("phase.total")), time(total));
  }

  private static Label time(long micros) {
    Label label = new Label(ExchangeWords.micros(micros));
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  static Label name(PhaseBar.Kind kind) {
    return new Label(TEXTS.get("phase." + kind.word()));
  }

  /** The phase's colour as a small square. */
  static Region swatch(PhaseBar.Kind kind) {
    Region region = new Region();
    region.getStyleClass().addAll("swatch", "phase-" + kind.word());
    return region;
  }
}
