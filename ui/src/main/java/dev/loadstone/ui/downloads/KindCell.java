package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.JobView;
import dev.loadstone.ui.common.Icons;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.mirror.JobRow;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The icon of a job's kind. */
final class KindCell extends TableCell<JobRow, JobView> {
  private final FontIcon icon = new FontIcon(Icons.of(AssetKind.OTHER));
  private AssetKind shown = AssetKind.OTHER;

  KindCell() {
    getStyleClass().add("kind-cell");
  }

  @Override
  protected void updateItem(@Nullable JobView view, boolean empty) {
    super.updateItem(view, empty);
    if (empty || view == null) {
      setGraphic(null);
      return;
    }
    AssetKind kind = getTableView().getItems().get(getIndex()).kind();
    if (kind != shown) {
      icon.setIconCode(Icons.of(kind));
      shown = kind;
    }
    setAccessibleText(KindNames.of(kind));
    if (getGraphic() == null) {
      setGraphic(icon);
    }
  }
}
