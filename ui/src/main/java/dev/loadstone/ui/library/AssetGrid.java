package dev.loadstone.ui.library;

import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Assets as tiles in rows; only the rows on the screen have nodes. */
final class AssetGrid extends ListView<AssetGrid.Tiles> {
  private static final Texts TEXTS = Texts.of(AssetGrid.class);
  private static final double GAP = 8;
  private static final double EDGES = 40;

  private final LibraryModel model;
  private final Thumbnails thumbnails;
  private final Consumer<Asset> seen;
  private final Consumer<Asset> open;
  private final ObservableList<Tiles> rows = FXCollections.observableArrayList();
  private final Set<Row> cells = Collections.newSetFromMap(new WeakHashMap<>());
  private int columns = 1;
  private double tileWidth = AssetTile.WIDTH;

  /** The assets of one row. */
  record Tiles(List<Asset> assets) {}

  /**
   * A grid over a model.
   *
   * @param seen told of each asset that comes onto the screen
   * @param open what a double click or Enter does
   */
  AssetGrid(LibraryModel model, Thumbnails thumbnails, Consumer<Asset> seen, Consumer<Asset> open) {
    this.model = model;
    this.thumbnails = thumbnails;
    this.seen = seen;
    this.open = open;
    setId("library-grid");
    getStyleClass().add("asset-grid");
    setAccessibleText(TEXTS.get("library.grid"));
    setItems(rows);
    setFixedCellSize(AssetTile.HEIGHT + GAP);
    setCellFactory(_ -> new Row());
    widthProperty().subscribe(_ -> fit());
    model.shown().addListener((ListChangeListener<Asset>) _ -> rebuild());
    model.chosen().subscribe(_ -> cells.forEach(Row::mark));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    rebuild();
  }

  private void fit() {
    double room = getWidth() - EDGES;
    int fitting = (int) Math.max(1, (room + GAP) / (AssetTile.WIDTH + GAP));
    tileWidth = Math.max(AssetTile.WIDTH, Math.floor((room + GAP) / fitting - GAP));
    if (fitting != columns) {
      columns = fitting;
      rebuild();
      showChosen();
    }
    cells.forEach(Row::widen);
  }

  private void rebuild() {
    List<Asset> all = model.shown();
    List<Tiles> next = new ArrayList<>(all.size() / columns + 1);
    for (int from = 0; from < all.size(); from += columns) {
      next.add(new Tiles(List.copyOf(all.subList(from, Math.min(all.size(), from + columns)))));
    }
    rows.setAll(next);
  }

  private void key(KeyEvent event) {
    List<Asset> all = model.shown();
    @Nullable Asset chosen = model.chosen().get();
    int at = chosen == null ? -1 : all.indexOf(chosen);
    int page = Math.max(1, (int) (getHeight() / getFixedCellSize())) * columns;
    int to =
        switch (event.getCode()) {
          case RIGHT -> at + 1;
          case LEFT -> at - 1;
          case DOWN -> at < 0 ? 0 : at + columns;
          case UP -> at - columns;
          case PAGE_DOWN -> at + page;
          case PAGE_UP -> at - page;
          case HOME -> 0;
          case END -> all.size() - 1;
          case ENTER -> {
            if (chosen != null) {
              open.accept(chosen);
              event.consume();
            }
            yield -2;
          }
          default -> -2;
        };
    if (event.isConsumed() || to == -2 || all.isEmpty() || event.isShortcutDown()) {
      return;
    }
    model.chosen().set(all.get(Math.clamp(to, 0, all.size() - 1)));
    showChosen();
    event.consume();
  }

  private void showChosen() {
    @Nullable Asset chosen = model.chosen().get();
    int at = chosen == null ? -1 : model.shown().indexOf(chosen);
    if (at >= 0) {
      int row = at / columns;
      boolean visible =
          cells.stream()
              .anyMatch(
                  cell ->
                      !cell.isEmpty()
                          && cell.getIndex() == row
                          && cell.getLayoutY() >= 0
                          && cell.getLayoutY() + cell.getHeight() <= getHeight());
      if (!visible) {
        scrollTo(row);
      }
    }
  }

  private final class Row extends ListCell<Tiles> {
    private final HBox line = new HBox(GAP);

    Row() {
      cells.add(this);
      line.getStyleClass().add("tile-row");
    }

    @Override
    protected void updateItem(@Nullable Tiles tiles, boolean empty) {
      super.updateItem(tiles, empty);
      List<Asset> assets = empty || tiles == null ? List.of() : tiles.assets();
      while (line.getChildren().size() < assets.size()) {
        line.getChildren().add(tile());
      }
      for (int i = 0; i < line.getChildren().size(); i++) {
        AssetTile tile = (AssetTile) line.getChildren().get(i);
        tile.show(i < assets.size() ? assets.get(i) : null);
        tile.setManaged(i < assets.size());
      }
      setGraphic(assets.isEmpty() ? null : line);
      mark();
      widen();
    }

    void widen() {
      line.getChildren().forEach(each -> ((AssetTile) each).width(tileWidth));
    }

    void mark() {
      for (var each : line.getChildren()) {
        AssetTile tile = (AssetTile) each;
        tile.chosen(tile.asset() != null && tile.asset().equals(model.chosen().get()));
      }
    }

    private AssetTile tile() {
      AssetTile tile = new AssetTile(thumbnails, seen);
      tile.setOnMousePressed(
          event -> {
            AssetGrid.this.requestFocus();
            model.chosen().set(tile.asset());
          });
      tile.setOnMouseClicked(
          event -> {
            Asset asset = tile.asset();
            if (asset != null
                && event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2) {
              open.accept(asset);
            }
          });
      return tile;
    }
  }
}
