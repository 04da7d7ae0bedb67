package dev.loadstone.ui.common;

import java.nio.file.Path;

/** The person's desktop: opens files and folders in other programs. Any thread; never blocks. */
public interface Desktop {

  /** Opens a file or folder with what the person has for it. */
  void open(Path file);

  /** Shows a file in the file manager. */
  void showInFolder(Path file);
}
