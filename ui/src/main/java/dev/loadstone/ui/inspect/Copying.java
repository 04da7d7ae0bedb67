package dev.loadstone.ui.inspect;

import dev.loadstone.core.export.CurlCommand;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Puts texts on the clipboard and says so. */
final class Copying {
  private static final Texts TEXTS = Texts.of(Copying.class);

  private final Notices notices;

  Copying(Notices notices) {
    this.notices = notices;
  }

  void copy(String text) {
    if (!text.isEmpty()) {
      put(text);
      notices.tell(TEXTS.get("copied"));
    }
  }

  /** A command for the shell of this system; says what it lacks. */
  void copy(CurlCommand command) {
    put(command.text(shell(System.getProperty("os.name"))));
    notices.tell(notice(command));
  }

  static CurlCommand.Shell shell(String system) {
    return system.toLowerCase(Locale.ROOT).startsWith("windows")
        ? CurlCommand.Shell.CMD
        : CurlCommand.Shell.POSIX;
  }

  static String notice(CurlCommand command) {
    if (command.placeholders().isEmpty()) {
      return TEXTS.get("curl.copied");
    }
    String names =
        command.placeholders().stream()
            .map(CurlCommand.Placeholder::name)
            .collect(Collectors.joining(", "));
    return TEXTS.format("curl.lacks", names);
  }

  private static void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
