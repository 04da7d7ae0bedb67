package dev.loadstone.ui.inspect;

import dev.loadstone.ui.inspect.FileMap.Block;
import dev.loadstone.ui.inspect.FileMap.Presence;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A file as a field of cells, filled by who fetched what. One path a colour, whatever the file's
 * size.
 */
final class SegmentMap extends Region {
  /** Colours for who fetches; more fetchers than that share them. */
  static final int COLOURS = 8;

  private static final double CELL = 12;
  private static final double GAP = 2;
  private static final int MOST_ROWS = 8;

  private final Path missing = path("missing");
  private final Path nobody = path("here");
  private final List<Path> here = new ArrayList<>();
  private final List<Path> asked = new ArrayList<>();
  private FileMap map = new FileMap(-1, List.of());

  SegmentMap() {
    getStyleClass().add("segment-map");
    getChildren().addAll(missing, nobody);
    for (int i = 0; i < COLOURS; i++) {
      here.add(path("fetcher-" + i));
      Path wanted = path("fetcher-" + i);
      wanted.getStyleClass().add("asked");
      asked.add(wanted);
    }
    getChildren().addAll(asked);
    getChildren().addAll(here);
  }

  void show(FileMap newMap) {
    if (!newMap.equals(map)) {
      map = newMap;
      requestLayout();
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return MOST_ROWS * CELL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 3 * CELL;
  }

  @Override
  protected void layoutChildren() {
    getChildren().forEach(each -> ((Path) each).getElements().clear());
    int columns = (int) Math.max(1, getWidth() / CELL);
    int rows = Math.clamp((long) (getHeight() / CELL), 1, MOST_ROWS);
    int cells = columns * rows;
    for (int cell = 0; cell < cells; cell++) {
      rectangle(missing, cell % columns, cell / columns, 0, 1);
    }
    if (map.size() <= 0) {
      return;
    }
    double bytesOfACell = (double) map.size() / cells;
    for (Block each : map.blocks()) {
      Path path = pathOf(each);
      double from = each.range().start() / bytesOfACell;
      double to = Math.min(cells, each.range().end() / bytesOfACell);
      for (int cell = (int) from; cell < to; cell++) {
        rectangle(
            path, cell % columns, cell / columns, Math.max(0, from - cell), Math.min(1, to - cell));
      }
    }
  }

  private Path pathOf(Block block) {
    if (block.fetcher() < 0) {
      return nobody;
    }
    List<Path> paths = block.presence() == Presence.ASKED ? asked : here;
    return paths.get(block.fetcher() % COLOURS);
  }

  private static void rectangle(Path path, int column, int row, double from, double to) {
    double side = CELL - GAP;
    double x = column * CELL;
    double y = row * CELL;
    path.getElements()
        .addAll(
            new MoveTo(x + from * side, y),
            new HLineTo(x + to * side),
            new LineTo(x + to * side, y + side),
            new HLineTo(x + from * side),
            new ClosePath());
  }

  private static Path path(String style) {
    Path path = new Path();
    path.setManaged(false);
    path.setSmooth(false);
    path.getStyleClass().addAll("cells", style);
    return path;
  }
}
