package dev.loadstone.ui.inspect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;

/** Phases of one request as coloured pieces on an axis of time; pieces are reused. */
final class WaterfallBar extends Region {
  private static final double HEIGHT = 8;
  private static final double LEAST = 1.5;

  private final List<Region> pieces = new ArrayList<>();
  private List<PhaseBar> bars = List.of();
  private TimeAxis axis = TimeAxis.of(List.of());
  private Instant began = Instant.EPOCH;

  WaterfallBar() {
    getStyleClass().add("waterfall");
    setMouseTransparent(true);
  }

  void show(List<PhaseBar> newBars, Instant newBegan, TimeAxis newAxis) {
    bars = newBars;
    began = newBegan;
    axis = newAxis;
    while (pieces.size() < bars.size()) {
      Region piece = new Region();
      piece.setManaged(false);
      pieces.add(piece);
      getChildren().add(piece);
    }
    for (int i = 0; i < pieces.size(); i++) {
      pieces.get(i).setVisible(i < bars.size());
      if (i < bars.size()) {
        String style = "phase-" + bars.get(i).kind().word();
        if (!pieces.get(i).getStyleClass().contains(style)) {
          pieces.get(i).getStyleClass().setAll("phase", style);
        }
      }
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = Math.max(0, getWidth() - LEAST);
    double y = snapPositionY((getHeight() - HEIGHT) / 2);
    for (int i = 0; i < bars.size(); i++) {
      PhaseBar bar = bars.get(i);
      double from = width * axis.position(began, bar.start());
      double to = width * axis.position(began, bar.start() + bar.length());
      pieces.get(i).resizeRelocate(from, y, Math.max(LEAST, to - from), HEIGHT);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT * 2;
  }
}
