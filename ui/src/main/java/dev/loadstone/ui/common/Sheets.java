package dev.loadstone.ui.common;

import javafx.scene.layout.Region;

/** Dialogs inside the window: one at a time, above all else, closed by Escape. FX thread. */
public interface Sheets {

  /** Shows a sheet in place of the one before. */
  void show(Region sheet);

  void close();

  boolean isOpen();
}
