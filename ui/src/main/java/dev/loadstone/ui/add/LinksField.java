package dev.loadstone.ui.add;

import dev.loadstone.ui.common.Texts;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/** Where links are typed; a text too long to be edited with pleasure goes past it. */
final class LinksField extends TextArea {
  /** From so many characters on, laying out the text would be felt. */
  static final int MOST = 40_000;

  private static final Texts TEXTS = Texts.of(LinksField.class);

  private final Consumer<String> tooLong;

  LinksField(Consumer<String> tooLong) {
    this.tooLong = tooLong;
    setId("add-links");
    getStyleClass().add("links");
    setPromptText(TEXTS.get("sheet.links.prompt"));
    setAccessibleText(TEXTS.get("sheet.links"));
    setPrefRowCount(3);
    setMinHeight(64);
  }

  @Override
  public void paste() {
    @Nullable String text = Clipboard.getSystemClipboard().getString();
    if (text != null && text.length() > MOST) {
      tooLong.accept(text);
    } else {
      super.paste();
    }
  }
}
