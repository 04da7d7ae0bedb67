package dev.loadstone.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.loadstone.ui.common.Sheets;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The layer of the window in which sheets stand. */
final class SheetPane extends ModalPane implements Sheets {
  /** So that the window is seen around a sheet that would fill it. */
  private static final Insets EDGE = new Insets(16);

  private @Nullable Node before;

  SheetPane() {
    setId("sheets");
    setAlignment(Pos.CENTER);
    setPersistent(true);
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::keepWithin);
              }
            });
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
    StackPane.setMargin(sheet, EDGE);
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

  /** While a sheet is shown, the focus goes round within it. */
  private void keepWithin(@Nullable Node left, @Nullable Node reached) {
    Node sheet = getContent();
    if (!isDisplay() || sheet == null || reached == null || isWithin(sheet, reached)) {
      return;
    }
    List<Node> stops = new ArrayList<>();
    gather(sheet, stops);
    if (!stops.isEmpty()) {
      boolean backwards = stops.getFirst().equals(left);
      (backwards ? stops.getLast() : stops.getFirst()).requestFocus();
    }
  }

  private static boolean isWithin(Node outer, Node inner) {
    for (Node at = inner; at != null; at = at.getParent()) {
      if (at.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static void gather(Node node, List<Node> stops) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      stops.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> gather(child, stops));
    }
  }
}
