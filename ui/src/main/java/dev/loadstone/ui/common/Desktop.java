package dev.loadstone.ui.common;

import java.nio.file.Path;

/** The person's desktop: opens files and folders in other programs. Any thread; never blocks. */
public interface Desktop {

  /** Preference: whether notifications are shown. */
  String NOTIFIES = "desktop.notifies";

  /** Opens a file or folder with what the person has for it. */
  void open(Path file);

  /** Shows a file in the file manager. */
  void showInFolder(Path file);

  /** Shows a notification, where the desktop has a place for such. */
  void notify(String title, String text);
}
