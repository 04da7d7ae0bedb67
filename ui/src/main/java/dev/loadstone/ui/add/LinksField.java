package dev.loadstone.ui.add;

import dev.loadstone.ui.common.LinesField;
import dev.loadstone.ui.common.Texts;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/** Where links are typed; a text too long to be edited with pleasure goes past it. */
final class LinksField extends LinesField {
  /** From so many characters on, laying out the text would be felt. */
  static final int MOST = 40_000;

  private static final Texts TEXTS = Texts.of(LinksField.class);

  private final Consumer<String> tooLong;

  LinksField(Consumer<String> tooLong) {
    super("", 3);
    this.tooLong = tooLong;
    setWrapText(false);
    setId("add-links");
    getStyleClass().add("links");
    setPromptText(TEXTS.get("sheet.links.prompt"));
    setAccessibleText(TEXTS.get("sheet.links"));
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
