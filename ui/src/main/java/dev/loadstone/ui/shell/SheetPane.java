package dev.loadstone.ui.shell;

import atlantafx.base.controls.ModalPane;
import dev.loadstone.ui.common.Sheets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A layer of the window in which sheets stand. While one does, the window's shortcuts wait, so that
 * none puts another sheet in place of what is being written.
 */
final class SheetPane extends ModalPane implements Sheets {
  /** So that the window is seen around a sheet that would fill it. */
  private static final Insets EDGE = new Insets(16);

  private final KeyCombination quit;
  private final BooleanSupplier covered;
  private @Nullable Node before;

  /**
   * A layer.
   *
   * @param quit the one shortcut that does not wait
   * @param covered whether a sheet of a layer above has the focus
   */
  SheetPane(String id, KeyCombination quit, BooleanSupplier covered) {
    this.quit = quit;
    this.covered = covered;
    setId(id);
    setAlignment(Pos.CENTER);
    setPersistent(true);
    // A sheet that grows into its place is left behind where its first frame drew it.
    setInTransitionFactory(null);
    setOutTransitionFactory(null);
    setFocusTraversable(false); // Tab goes on from the window's last control to its first
    setOnKeyPressed(this::press);
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

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    } else if ((event.isShortcutDown() || event.isAltDown()) // Enter is the sheet's own
        && !quit.match(event)
        && getScene().getAccelerators().keySet().stream().anyMatch(keys -> keys.match(event))) {
      event.consume();
    }
  }

  /** While a sheet is shown, the focus goes round within it. */
  private void keepWithin(@Nullable Node left, @Nullable Node reached) {
    Node sheet = getContent();
    if (!isDisplay()
        || covered.getAsBoolean()
        || sheet == null
        || reached == null
        || isWithin(sheet, reached)) {
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
