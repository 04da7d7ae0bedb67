package dev.loadstone.ui.library;

import dev.loadstone.ui.common.Icons;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One asset as a picture, or as the sign of its kind, with its name. */
final class AssetTile extends VBox {
  /** The least; a row is filled. */
  static final double WIDTH = 156;

  static final double HEIGHT = 172;
  private static final double PADDING = 16;
  private static final double PICTURE_HEIGHT = 112;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final Thumbnails thumbnails;
  private final Consumer<Asset> seen;
  private final StackPane frame = new StackPane();
  private final ImageView picture = new ImageView();
  private final FontIcon kind = new FontIcon(Feather.FILE);
  private final Label flag = new Label();
  private final Label name = new Label();
  private final Label line = new Label();
  private final Tooltip whole = new Tooltip();
  private final InvalidationListener changes = _ -> refresh();
  private @Nullable Asset asset;

  /**
   * A tile of nothing.
   *
   * @param seen told of each asset that comes onto the screen, and again when nobody knows how it
   *     is
   */
  AssetTile(Thumbnails thumbnails, Consumer<Asset> seen) {
    this.thumbnails = thumbnails;
    this.seen = seen;
    getStyleClass().add("asset-tile");
    setMinHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    picture.setPreserveRatio(true);
    kind.getStyleClass().add("tile-kind");
    flag.getStyleClass().add("tile-flag");
    flag.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    frame.getStyleClass().add("tile-frame");
    StackPane.setAlignment(flag, Pos.TOP_LEFT);
    frame.getChildren().addAll(kind, picture, flag);
    frame.setMinHeight(PICTURE_HEIGHT);
    frame.setMaxHeight(PICTURE_HEIGHT);
    frame.setMinWidth(0);
    name.getStyleClass().add("tile-name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    name.setTooltip(whole);
    line.getStyleClass().add("tile-line");
    getChildren().addAll(frame, name, line);
  }

  @Nullable Asset asset() {
    return asset;
  }

  void show(@Nullable Asset newAsset) {
    @Nullable Asset before = asset;
    if (before != null) {
      before.removeListener(changes);
    }
    asset = newAsset;
    setVisible(newAsset != null);
    if (newAsset != null) {
      newAsset.addListener(changes);
      refresh();
    }
  }

  /** Makes it so wide. */
  void width(double width) {
    if (width != getPrefWidth()) {
      setMinWidth(width);
      setPrefWidth(width);
      setMaxWidth(width);
      fit();
    }
  }

  void chosen(boolean isChosen) {
    pseudoClassStateChanged(CHOSEN, isChosen);
  }

  private void refresh() {
    @Nullable Asset now = asset;
    if (now == null) {
      return;
    }
    name.setText(now.name());
    whole.setText(now.receipt().path());
    line.setText(AssetWords.line(now));
    setAccessibleText(AssetWords.spoken(now));
    boolean problem = now.condition().isProblem();
    flag.setVisible(problem);
    flag.setText(problem ? AssetWords.condition(now.condition()) : "");
    pseudoClassStateChanged(PROBLEM, problem);
    kind.setIconCode(Icons.of(now.kind()));
    seen.accept(now);
    draw(
        thumbnails.of(
            now,
            () -> {
              if (now.equals(asset)) {
                refresh();
              }
            }));
  }

  private void draw(Optional<Image> image) {
    kind.setVisible(image.isEmpty());
    picture.setVisible(image.isPresent());
    picture.setImage(image.orElse(null));
    fit();
  }

  private void fit() {
    Image shown = picture.getImage();
    if (shown == null) {
      return;
    }
    double w = shown.getWidth();
    double h = shown.getHeight();
    double fit = Math.min((getPrefWidth() - PADDING) / w, PICTURE_HEIGHT / h);
    // Pixel art keeps its pixels: enlarged by whole numbers, without smoothing.
    double scale = fit >= 2 ? Math.min(4, Math.floor(fit)) : Math.min(1, fit);
    picture.setSmooth(scale < 1);
    picture.setFitWidth(w * scale);
    picture.setFitHeight(h * scale);
  }
}
