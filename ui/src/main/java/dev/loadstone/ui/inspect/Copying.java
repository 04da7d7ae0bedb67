package dev.loadstone.ui.inspect;

import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Texts;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts texts on the clipboard and says so. */
final class Copying {
  private final Notices notices;

  Copying(Notices notices) {
    this.notices = notices;
  }

  void copy(String text) {
    if (text.isEmpty()) {
      return;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    notices.tell(Texts.of(Copying.class).get("copied"));
  }
}
