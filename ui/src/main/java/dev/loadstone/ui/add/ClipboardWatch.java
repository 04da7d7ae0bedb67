package dev.loadstone.ui.add;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the clipboard for links that were copied since; only tells of them. Asked again and
 * again by its owner, on one thread.
 */
final class ClipboardWatch {
  private static final int LONGEST = 20_000;

  private final Supplier<@Nullable String> clipboard;
  private final Consumer<String> found;
  private String last = "";

  /**
   * A watch that takes what the clipboard holds for known.
   *
   * @param found told of each text that begins with a link
   */
  ClipboardWatch(Supplier<@Nullable String> clipboard, Consumer<String> found) {
    this.clipboard = clipboard;
    this.found = found;
    last = text();
  }

  void look() {
    String text = text();
    if (!text.equals(last)) {
      last = text;
      if (isLink(text)) {
        found.accept(text);
      }
    }
  }

  private String text() {
    @Nullable String text = clipboard.get();
    return text == null || text.length() > LONGEST ? "" : text.strip();
  }

  private static boolean isLink(String text) {
    String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }
}
