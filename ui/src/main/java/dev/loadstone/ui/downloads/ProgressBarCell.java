package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Segment;
import dev.loadstone.ui.mirror.JobRow;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A bar that shows what is there; of several connections, what each was asked for and has brought.
 */
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
    private static final double HEIGHT = 8;
    private static final double FIGURE = 44;
    private static final double LEAST = 2;

    private final Region track = piece("track");
    private final Region fill = piece("fill");
    private final javafx.scene.control.Label figure = new javafx.scene.control.Label();
    private final List<Region> pieces = new ArrayList<>();
    private final List<Region> asked = new ArrayList<>();
    private List<ByteRange> parts = List.of();
    private List<ByteRange> ranges = List.of();
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
      boolean several = live != null && size > 0 && live.segments().size() > 1;
      List<Segment> segments = live != null && several ? live.segments() : List.of();
      ranges = segments.stream().map(Segment::range).toList();
      parts = several ? FilledRanges.of(size, view.received(), segments) : List.of();
      pseudoClassStateChanged(DONE, done);
      pseudoClassStateChanged(FAILED, state instanceof JobState.Failed);
      pseudoClassStateChanged(STILL, live == null && !(state instanceof JobState.Verifying));
      figure.setText(
          done || size > 0 ? (int) Math.floor(share * 100) + " %" : received(view.received()));
      // What was asked for lies under what came.
      take(asked, ranges.size(), "asked", 1);
      take(pieces, parts.size(), "piece", getChildren().size());
      fill.setVisible(parts.isEmpty());
      requestLayout();
    }

    private static String received(long bytes) {
      return bytes <= 0 ? "" : dev.loadstone.ui.common.Figures.bytes(bytes);
    }

    private void take(List<Region> these, int count, String style, int place) {
      while (these.size() < count) {
        Region piece = piece(style);
        these.add(piece);
        getChildren().add(place, piece);
      }
      for (int i = 0; i < these.size(); i++) {
        these.get(i).setVisible(i < count);
      }
    }

    @Override
    protected void layoutChildren() {
      double width = Math.max(0, getWidth() - FIGURE - 8);
      double y = snapPositionY((getHeight() - HEIGHT) / 2);
      track.resizeRelocate(0, y, width, HEIGHT);
      double filled = share <= 0 ? 0 : Math.max(LEAST, snapSizeX(width * share));
      fill.resizeRelocate(0, y, filled, HEIGHT);
      place(asked, ranges, width, y);
      place(pieces, parts, width, y);
      figure.resizeRelocate(width + 8, 0, FIGURE, getHeight());
    }

    private void place(List<Region> these, List<ByteRange> where, double width, double y) {
      for (int i = 0; i < where.size(); i++) {
        ByteRange part = where.get(i);
        double from = snapPositionX(width * part.start() / size);
        // A hair stays free, so that two connections are told apart where they meet.
        double to = snapPositionX(width * part.end() / size) - (part.end() < size ? 1 : 0);
        these.get(i).resizeRelocate(from, y, Math.max(LEAST, to - from), HEIGHT);
      }
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
