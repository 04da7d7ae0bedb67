package dev.loadstone.ui.inspect;

import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.inspect.preview.Preview;
import dev.loadstone.ui.inspect.preview.Preview.Entry;
import dev.loadstone.ui.inspect.preview.Preview.Packed;
import dev.loadstone.ui.inspect.preview.Preview.Peak;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The node that shows each content of a preview. */
final class PreviewViews {
  private static final Texts TEXTS = Texts.of(PreviewViews.class);

  private PreviewViews() {}

  static Node of(Preview.Content content) {
    return switch (content) {
      case Preview.Picture(var image) -> new PictureView(image);
      case Preview.Characters(var text, _) -> text(text, false);
      case Preview.Waveform(var peaks) -> new WaveformView(peaks);
      case Preview.Outline(var entries) -> tree(entries);
      case Preview.Listing(var files, _) -> table(files);
      case Preview.Bytes(var dump, _) -> text(dump, true);
    };
  }

  private static Node text(String text, boolean fixed) {
    TextArea area = new TextArea(text);
    area.setEditable(false);
    area.setWrapText(!fixed);
    area.getStyleClass().add("preview-text");
    area.setAccessibleText(TEXTS.get("preview.text"));
    return area;
  }

  private static Node tree(List<Entry> entries) {
    TreeItem<String> root = new TreeItem<>();
    entries.forEach(each -> root.getChildren().add(item(each, true)));
    TreeView<String> tree = new TreeView<>(root);
    tree.setShowRoot(false);
    tree.getStyleClass().add("dense");
    tree.setAccessibleText(TEXTS.get("preview.tree"));
    return tree;
  }

  private static TreeItem<String> item(Entry entry, boolean expanded) {
    String note = entry.note().isEmpty() ? "" : "   \u00b7 " + entry.note();
    TreeItem<String> item = new TreeItem<>(entry.name() + note);
    entry.entries().forEach(each -> item.getChildren().add(item(each, false)));
    item.setExpanded(expanded);
    return item;
  }

  private static Node table(List<Packed> files) {
    TableView<Packed> table = new TableView<>(FXCollections.observableArrayList(files));
    table.getStyleClass().addAll("data-table", "exchange-table", "dense");
    table.setFixedCellSize(26);
    table.getColumns().add(column("packed.path", 380, false, Packed::path));
    table.getColumns().add(column("packed.size", 90, true, each -> Figures.bytes(each.size())));
    table.getColumns().add(column("packed.packed", 90, true, each -> Figures.bytes(each.packed())));
    table.setAccessibleText(TEXTS.get("preview.files"));
    return table;
  }

  private static TableColumn<Packed, String> column(
      String id, double width, boolean figures, Function<Packed, String> words) {
    TableColumn<Packed, String> column = new TableColumn<>(TEXTS.get(id));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(of -> new ReadOnlyObjectWrapper<>(words.apply(of.getValue())));
    if (figures) {
      column.getStyleClass().add("figures");
    }
    return column;
  }

  /** A picture that fits, never enlarged more than pixel art needs, on squares that show alpha. */
  private static final class PictureView extends Region {
    private static final double MOST_ENLARGED = 4;
    private final ImageView view;
    private final Image image;
    private final Region ground = new Region();

    PictureView(Image image) {
      this.image = image;
      view = new ImageView(image);
      view.setPreserveRatio(true);
      view.setManaged(false);
      ground.setManaged(false);
      ground.getStyleClass().add("alpha-ground");
      getStyleClass().add("picture-view");
      setAccessibleRole(AccessibleRole.IMAGE_VIEW);
      setAccessibleText(TEXTS.get("preview.picture"));
      getChildren().addAll(ground, view);
      setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
      double margin = 12;
      double fit =
          Math.min(
              (getWidth() - 2 * margin) / image.getWidth(),
              (getHeight() - 2 * margin) / image.getHeight());
      double scale = Math.clamp(fit, 0.001, MOST_ENLARGED);
      double width = image.getWidth() * scale;
      double height = image.getHeight() * scale;
      double x = snapPositionX((getWidth() - width) / 2);
      double y = snapPositionY((getHeight() - height) / 2);
      view.setSmooth(scale < 1);
      view.setFitWidth(width);
      view.setFitHeight(height);
      view.relocate(x, y);
      ground.resizeRelocate(x, y, width, height);
    }

    @Override
    protected double computePrefHeight(double width) {
      return 120;
    }
  }

  /** A sound's outline. */
  private static final class WaveformView extends Region {
    private final Path wave = new Path();
    private final List<Peak> peaks;

    WaveformView(List<Peak> peaks) {
      this.peaks = peaks;
      wave.setManaged(false);
      wave.getStyleClass().add("wave");
      getStyleClass().add("waveform");
      setAccessibleRole(AccessibleRole.IMAGE_VIEW);
      setAccessibleText(TEXTS.get("preview.wave"));
      getChildren().add(wave);
      setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
      wave.getElements().clear();
      double margin = 12;
      double width = Math.max(1, getWidth() - 2 * margin);
      double half = Math.max(8, Math.min(90, getHeight() / 2 - margin));
      double middle = getHeight() / 2;
      for (int i = 0; i < peaks.size(); i++) {
        double x = margin + width * i / peaks.size();
        double top = middle - half * peaks.get(i).greatest();
        double bottom = middle - half * peaks.get(i).least();
        wave.getElements().add(new MoveTo(x, Math.min(top, middle - 0.5)));
        wave.getElements().add(new LineTo(x, Math.max(bottom, middle + 0.5)));
      }
    }

    @Override
    protected double computePrefHeight(double width) {
      return 120;
    }
  }
}
