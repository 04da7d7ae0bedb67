package dev.loadstone.ui.common;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A field of several lines whose Tab key leads on, as everywhere else. */
public class LinesField extends TextArea {

  public LinesField(String text, int rows) {
    super(text);
    setPrefRowCount(rows);
    setWrapText(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::leadOn);
  }

  private void leadOn(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
      requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }
}
