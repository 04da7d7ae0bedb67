package dev.loadstone.ui.library;

import dev.loadstone.ui.common.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page: search, order and view above; pictures or lines; the chosen one beside. */
final class LibraryPage extends BorderPane {
  private static final Texts TEXTS = Texts.of(LibraryPage.class);

  private final LibraryModel model;
  private final AssetGrid grid;
  private final AssetTable table;
  private final TextField search = new TextField();
  private final BooleanProperty asList = new SimpleBooleanProperty();

  LibraryPage(
      LibraryModel model, AssetGrid grid, AssetTable table, AssetDetails details, Node verifyBar) {
    this.model = model;
    this.grid = grid;
    this.table = table;
    getStyleClass().add("library-page");
    setTop(new VBox(header(), verifyBar));
    StackPane views = new StackPane(grid, table, emptiness());
    grid.visibleProperty().bind(Bindings.not(asList).and(Bindings.isNotEmpty(model.shown())));
    table.visibleProperty().bind(asList.and(Bindings.isNotEmpty(model.shown())));
    setCenter(views);
    setRight(details);
  }

  /** Lines instead of pictures. */
  BooleanProperty asList() {
    return asList;
  }

  void focusView() {
    (asList.get() ? table : grid).requestFocus();
  }

  private Node header() {
    search.setId("library-search");
    search.setPromptText(TEXTS.get("library.search"));
    search.setAccessibleText(TEXTS.get("library.search"));
    search.getStyleClass().add("search");
    search
        .textProperty()
        .subscribe(text -> model.filter().set(model.filter().get().withText(text.strip())));
    search.setOnKeyPressed(
        event -> {
          if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
            search.clear();
            focusView();
            event.consume();
          }
        });
    Label count = new Label();
    count.getStyleClass().add("library-count");
    model
        .shown()
        .addListener(
            (ListChangeListener<Asset>)
                _ -> count.setText(TEXTS.format("library.count", model.shown().size())));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox header = new HBox(8, search, count, gap, order(), views());
    header.getStyleClass().add("library-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private ChoiceBox<AssetOrder> order() {
    ChoiceBox<AssetOrder> order = new ChoiceBox<>();
    order.setId("library-order");
    order.getItems().setAll(AssetOrder.values());
    order.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(AssetOrder value) {
            return value == null ? "" : TEXTS.get("order." + value.name());
          }

          @Override
          public AssetOrder fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    order.setValue(AssetOrder.NEWEST);
    order.setAccessibleText(TEXTS.get("library.order"));
    order.valueProperty().subscribe(value -> model.order().set(value.comparator()));
    return order;
  }

  private Node views() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton pictures = toggle("library.grid", Feather.GRID, group);
    ToggleButton lines = toggle("library.list", Feather.LIST, group);
    pictures.getStyleClass().add("left-pill");
    lines.getStyleClass().add("right-pill");
    pictures.setOnAction(_ -> asList.set(false));
    lines.setOnAction(_ -> asList.set(true));
    asList.subscribe(list -> group.selectToggle(list ? lines : pictures));
    group
        .selectedToggleProperty()
        .addListener(
            (_, before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              }
            });
    HBox views = new HBox(pictures, lines);
    views.setAlignment(Pos.CENTER);
    return views;
  }

  private static ToggleButton toggle(String key, Ikon icon, ToggleGroup group) {
    ToggleButton button = new ToggleButton(null, new FontIcon(icon));
    button.setId(key.replace('.', '-') + "-toggle");
    button.setAccessibleText(TEXTS.get(key));
    button.setTooltip(new Tooltip(TEXTS.get(key)));
    button.getStyleClass().add("view-toggle");
    button.setToggleGroup(group);
    return button;
  }

  private Node emptiness() {
    FontIcon icon = new FontIcon(Feather.GRID);
    icon.getStyleClass().add("empty-icon");
    Label title = new Label(TEXTS.get("empty.title"));
    title.getStyleClass().add("empty-title");
    Label hint = new Label(TEXTS.get("empty.hint"));
    hint.getStyleClass().add("empty-hint");
    VBox nothing = new VBox(8, icon, title, hint);
    nothing.setAlignment(Pos.CENTER);
    Label filtered = new Label(TEXTS.get("empty.filtered"));
    filtered.getStyleClass().add("empty-hint");
    StackPane both = new StackPane(nothing, filtered);
    both.visibleProperty().bind(Bindings.isEmpty(model.shown()));
    nothing
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> model.all() == 0, model.version()));
    filtered.visibleProperty().bind(Bindings.not(nothing.visibleProperty()));
    both.setMouseTransparent(true);
    return both;
  }
}
