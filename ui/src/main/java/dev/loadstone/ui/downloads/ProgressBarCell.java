package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.ui.mirror.JobRow;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A bar that shows what is there, with the pieces that are being fetched apart. */
final class ProgressBarCell extends TableCell<JobRow, JobView> {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
  private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
  private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

  private final Bar bar = new Bar();

  ProgressBarCell() {
    getStyleClass().add("progress-cell");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable JobView view, boolean empty) {
    super.updateItem(view, empty);
    if (empty || view == null) {
      setGraphic(null);
      return;
    }
    if (getGraphic() != bar) {
      setGraphic(bar);
    }
    bar.show(view);
    setAccessibleText(bar.text());
  }

  /** Track, fill, figure; children are reused. */
  private static final class Bar extends Region {
    private static final double HEIGHT = 6;
    private static final double FIGURE = 44;
    private static final double LEAST = 2;

    private final Region track = piece("track");
    private final Region fill = piece("fill");
    private final javafx.scene.control.Label figure = new javafx.scene.control.Label();
    private final java.util.ArrayList<Region> pieces = new java.util.ArrayList<>();
    private List<ByteRange> parts = List.of();
    private double share;
    private long size;

    Bar() {
      getStyleClass().add("segment-bar");
      figure.getStyleClass().add("figure");
      figure.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
      getChildren().addAll(track, fill, figure);
    }

    String text() {
      return figure.getText();
    }

    void show(JobView view) {
      size = view.job().size();
      JobState state = view.job().state();
      boolean done = state instanceof JobState.Published;
      share = done ? 1 : size <= 0 ? 0 : Math.min(1, (double) view.received() / size);
      LiveProgress live = view.live();
      parts =
          live != null && size > 0 && live.segments().size() > 1
              ? FilledRanges.of(size, live.received(), live.segments())
              : List.of();
      pseudoClassStateChanged(DONE, done);
      pseudoClassStateChanged(FAILED, state instanceof JobState.Failed);
      pseudoClassStateChanged(STILL, live == null && !(state instanceof JobState.Verifying));
      figure.setText(
          done || size > 0 ? (int) Math.floor(share * 100) + " %" : received(view.received()));
      takePieces(parts.size());
      requestLayout();
    }

    private static String received(long bytes) {
      return bytes <= 0 ? "" : dev.loadstone.ui.common.Figures.bytes(bytes);
    }

    private void takePieces(int count) {
      while (pieces.size() < count) {
        Region piece = piece("piece");
        pieces.add(piece);
        getChildren().add(piece);
      }
      for (int i = 0; i < pieces.size(); i++) {
        pieces.get(i).setVisible(i < count);
      }
      fill.setVisible(count == 0);
    }

    @Override
    protected void layoutChildren() {
      double width = Math.max(0, getWidth() - FIGURE - 8);
      double y = snapPositionY((getHeight() - HEIGHT) / 2);
      track.resizeRelocate(0, y, width, HEIGHT);
      double filled = share <= 0 ? 0 : Math.max(LEAST, snapSizeX(width * share));
      fill.resizeRelocate(0, y, filled, HEIGHT);
      for (int i = 0; i < parts.size(); i++) {
        ByteRange part = parts.get(i);
        double from = snapPositionX(width * part.start() / size);
        // A hair stays free, so that two connections are told apart where they meet.
        double to = width * part.end() / size - (part.end() < size ? 1 : 0);
        pieces.get(i).resizeRelocate(from, y, Math.max(LEAST, to - from), HEIGHT);
      }
      figure.resizeRelocate(width + 8, 0, FIGURE, getHeight());
    }

    @Override
    protected double computePrefHeight(double width) {
      return HEIGHT * 2;
    }

    private static Region piece(String style) {
      Region region = new Region();
      region.getStyleClass().add(style);
      region.setManaged(false);
      return region;
    }
  }
}
