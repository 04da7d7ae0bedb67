package dev.loadstone.ui.request;

import dev.loadstone.core.source.CurlRequest;
import dev.loadstone.ui.common.Texts;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/** Where the link is typed; a curl command that is pasted there goes past it. */
final class LinkField extends TextField {
  private static final Texts TEXTS = Texts.of(LinkField.class);

  private final Consumer<String> command;

  LinkField(Consumer<String> command) {
    this.command = command;
    setId("request-link");
    setPromptText(TEXTS.get("link.prompt"));
    setAccessibleText(TEXTS.get("link"));
  }

  @Override
  public void paste() {
    @Nullable String text = Clipboard.getSystemClipboard().getString();
    if (text != null && CurlRequest.isCurl(text)) {
      command.accept(text);
    } else {
      super.paste();
    }
  }
}
