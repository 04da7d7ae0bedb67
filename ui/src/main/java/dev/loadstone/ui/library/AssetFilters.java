package dev.loadstone.ui.library;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Icons;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The filters at the side, each with how many assets it would show; one is chosen. */
final class AssetFilters extends VBox {
  private static final Texts TEXTS = Texts.of(AssetFilters.class);

  private final LibraryModel model;
  private final ToggleGroup group = new ToggleGroup();
  private final List<Entry> entries = new ArrayList<>();

  AssetFilters(LibraryModel model) {
    this.model = model;
    getStyleClass().add("filter-pane");
    setMinHeight(USE_PREF_SIZE);
    add(Feather.GRID, TEXTS.get("filter.all"), AssetFilter.ALL, model::all);
    add(
        Feather.ALERT_TRIANGLE,
        TEXTS.get("filter.problems"),
        new AssetFilter(null, true, ""),
        model::problems);
    Label title = new Label(TEXTS.get("filter.kinds"));
    title.getStyleClass().add("filter-title");
    getChildren().add(title);
    for (AssetKind kind : AssetKind.values()) {
      add(
          Icons.of(kind),
          KindNames.of(kind),
          new AssetFilter(kind, false, ""),
          () -> model.of(kind));
    }
    group
        .selectedToggleProperty()
        .addListener(
            (_, before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              }
            });
    title.visibleProperty().bind(model.version().map(_ -> model.all() > 0));
    model.version().subscribe(_ -> entries.forEach(Entry::refresh));
    model.filter().subscribe(_ -> entries.forEach(Entry::refresh));
  }

  private void add(Ikon icon, String text, AssetFilter filter, IntSupplier count) {
    Entry entry = new Entry(icon, text, filter, count);
    entry.setToggleGroup(group);
    entry.setOnAction(_ -> model.filter().set(filter.withText(model.filter().get().text())));
    entries.add(entry);
    getChildren().add(entry);
  }

  private final class Entry extends ToggleButton {
    private final Label number = new Label();
    private final String text;
    private final AssetFilter filter;
    private final IntSupplier count;

    Entry(Ikon icon, String text, AssetFilter filter, IntSupplier count) {
      this.text = text;
      this.filter = filter;
      this.count = count;
      Label name = new Label(text);
      name.setMinWidth(0);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      HBox slot = new HBox(new FontIcon(icon));
      slot.getStyleClass().add("filter-icon");
      slot.setAlignment(Pos.CENTER);
      number.getStyleClass().add("filter-count");
      number.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(8, slot, name, number);
      line.setAlignment(Pos.CENTER_LEFT);
      setGraphic(line);
      line.prefWidthProperty().bind(widthProperty().subtract(20));
      setMaxWidth(Double.MAX_VALUE);
      getStyleClass().setAll("nav-entry", "filter-entry");
    }

    void refresh() {
      int now = count.getAsInt();
      number.setText(now == 0 ? "" : Figures.count(now));
      setAccessibleText(text + ", " + now);
      AssetFilter current = model.filter().get().withText("");
      setSelected(filter.equals(current));
      boolean shown = now > 0 || isSelected() || filter.equals(AssetFilter.ALL);
      setVisible(shown);
      setManaged(shown);
    }
  }
}
