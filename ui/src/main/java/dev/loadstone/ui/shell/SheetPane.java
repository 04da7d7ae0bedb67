package dev.loadstone.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.loadstone.ui.common.Sheets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The layer of the window in which sheets stand. */
final class SheetPane extends ModalPane implements Sheets {
  private @Nullable Node before;

  SheetPane() {
    setId("sheets");
    setAlignment(Pos.CENTER);
    setPersistent(true);
    displayProperty()
        .subscribe(
            shown -> {
              Node back = before;
              if (!shown && back != null) {
                before = null;
                back.requestFocus();
              }
            });
  }

  @Override
  public void show(Region sheet) {
    if (!isDisplay() && getScene() != null) {
      before = getScene().getFocusOwner();
    }
    sheet.getStyleClass().add("dialog-sheet");
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    super.show(sheet);
    // Placed before it is drawn: where it stood in a first frame would not be cleared.
    applyCss();
    layout();
  }

  @Override
  public void close() {
    hide(true);
  }

  @Override
  public boolean isOpen() {
    return isDisplay();
  }
}
