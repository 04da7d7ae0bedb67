package dev.loadstone.ui.shell;

import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The last minute of speed as a small line. */
final class Sparkline extends Region {
  private static final int POINTS = 60;

  private final double[] values = new double[POINTS];
  private final Path line = new Path();
  private final Path area = new Path();
  private int next;

  Sparkline() {
    getStyleClass().add("sparkline");
    line.getStyleClass().add("line");
    area.getStyleClass().add("area");
    line.setManaged(false);
    area.setManaged(false);
    getChildren().addAll(area, line);
    setMinSize(72, 16);
    setPrefSize(72, 16);
    setMaxSize(72, 16);
  }

  /** Adds a value at the right; the oldest goes. */
  void add(double value) {
    values[next] = value;
    next = (next + 1) % POINTS;
    requestLayout();
  }

  /** True if there is nothing but zeros. */
  boolean isFlat() {
    return java.util.Arrays.stream(values).allMatch(v -> v <= 0);
  }

  @Override
  protected void layoutChildren() {
    double most = Math.max(1, java.util.Arrays.stream(values).max().orElse(1));
    line.getElements().clear();
    area.getElements().clear();
    if (isFlat()) {
      return;
    }
    double width = getWidth();
    double height = getHeight() - 2;
    area.getElements().add(new MoveTo(0, height + 1));
    for (int i = 0; i < POINTS; i++) {
      double x = width * i / (POINTS - 1);
      double y = 1 + height * (1 - values[(next + i) % POINTS] / most);
      line.getElements().add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
      area.getElements().add(new LineTo(x, y));
    }
    area.getElements().add(new LineTo(width, height + 1));
  }
}
