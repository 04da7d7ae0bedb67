package dev.loadstone.ui.library;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Icons;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Assets as lines. */
final class AssetTable extends TableView<Asset> {
  private static final Texts TEXTS = Texts.of(AssetTable.class);
  private static final double ROW_HEIGHT = 28;
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final LibraryModel model;
  private boolean following;

  AssetTable(LibraryModel model, Consumer<Asset> seen, Consumer<Asset> open) {
    super(model.shown());
    this.model = model;
    setId("library-table");
    getStyleClass().addAll("data-table", "choosable", "asset-table", Styles.DENSE);
    setFixedCellSize(ROW_HEIGHT);
    setTableMenuButtonVisible(true);
    setAccessibleText(TEXTS.get("library.list"));
    getColumns().setAll(columns(seen));
    setRowFactory(_ -> row(open));
    setSortPolicy(_ -> sort(List.copyOf(getSortOrder())));
    getSelectionModel().selectedItemProperty().subscribe(this::choose);
    model.chosen().subscribe(this::follow);
    setOnKeyPressed(
        event -> {
          Asset chosen = model.chosen().get();
          if (event.getCode() == KeyCode.ENTER && chosen != null) {
            open.accept(chosen);
            event.consume();
          }
        });
  }

  private List<TableColumn<Asset, ?>> columns(Consumer<Asset> seen) {
    TableColumn<Asset, Asset> name =
        column("name", 240, Comparator.comparing(Asset::name, String.CASE_INSENSITIVE_ORDER));
    name.setCellFactory(_ -> new NameCell(seen));
    TableColumn<Asset, Asset> size =
        column(
            "size",
            90,
            Comparator.comparingLong(asset -> asset.receipt().size()),
            asset -> Figures.bytes(asset.receipt().size()));
    size.getStyleClass().add("figures");
    return List.of(
        name,
        column("kind", 90, Comparator.comparing(Asset::kind), asset -> KindNames.one(asset.kind())),
        size,
        column("verdict", 100, Comparator.comparing(AssetWords::verdict), AssetWords::verdict),
        column(
            "condition",
            120,
            Comparator.comparing(Asset::condition),
            asset -> AssetWords.condition(asset.condition())),
        column(
            "folder",
            180,
            Comparator.comparing(asset -> asset.file()),
            asset -> String.valueOf(asset.file().getParent())),
        column(
            "published",
            130,
            Comparator.comparing(asset -> asset.receipt().publishedAt()),
            asset -> Figures.moment(asset.receipt().publishedAt())),
        column("host", 140, Comparator.comparing(Asset::host), Asset::host));
  }

  private static TableColumn<Asset, Asset> column(
      String key, double width, Comparator<Asset> order, Function<Asset, String> text) {
    TableColumn<Asset, Asset> column = column(key, width, order);
    boolean figures = key.equals("size");
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              {
                getStyleClass().add(figures ? "figures" : "plain");
              }

              @Override
              protected void updateItem(@Nullable Asset asset, boolean empty) {
                super.updateItem(asset, empty);
                setText(empty || asset == null ? null : text.apply(asset));
              }
            });
    return column;
  }

  private static TableColumn<Asset, Asset> column(
      String key, double width, Comparator<Asset> order) {
    TableColumn<Asset, Asset> column = new TableColumn<>(TEXTS.get("column." + key));
    column.setId("asset-" + key);
    column.setPrefWidth(width);
    column.setCellValueFactory(each -> each.getValue());
    column.setUserData(order);
    return column;
  }

  private static TableRow<Asset> row(Consumer<Asset> open) {
    TableRow<Asset> row = new TableRow<>();
    row.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY
              && event.getClickCount() == 2
              && row.getItem() != null) {
            open.accept(row.getItem());
          }
        });
    return row;
  }

  @SuppressWarnings("unchecked") // each column carries its own order
  private boolean sort(List<TableColumn<Asset, ?>> columns) {
    @Nullable Comparator<Asset> order = null;
    for (TableColumn<Asset, ?> column : columns) {
      Comparator<Asset> next = (Comparator<Asset>) column.getUserData();
      if (column.getSortType() == TableColumn.SortType.DESCENDING) {
        next = next.reversed();
      }
      order = order == null ? next : order.thenComparing(next);
    }
    if (order != null) {
      model.order().set(order.thenComparing(Asset::file));
    }
    return true;
  }

  private void choose(@Nullable Asset asset) {
    if (!following && asset != null) {
      model.chosen().set(asset);
    }
  }

  private void follow(@Nullable Asset asset) {
    following = true;
    if (asset == null) {
      getSelectionModel().clearSelection();
    } else if (!asset.equals(getSelectionModel().getSelectedItem())) {
      getSelectionModel().select(asset);
    }
    following = false;
  }

  private static final class NameCell extends TableCell<Asset, Asset> {
    private final Consumer<Asset> seen;
    private final FontIcon kind = new FontIcon();

    NameCell(Consumer<Asset> seen) {
      this.seen = seen;
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      setGraphicTextGap(8);
      getStyleClass().add("name-cell");
    }

    @Override
    protected void updateItem(@Nullable Asset asset, boolean empty) {
      super.updateItem(asset, empty);
      if (empty || asset == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      kind.setIconCode(Icons.of(asset.kind()));
      setText(asset.name());
      setGraphic(kind);
      pseudoClassStateChanged(PROBLEM, asset.condition().isProblem());
      seen.accept(asset);
    }
  }
}
