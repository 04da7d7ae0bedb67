package dev.loadstone.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClipboardWatchTest {
  private @Nullable String clipboard = "https://a.example/before";
  private final List<String> found = new ArrayList<>();
  private final ClipboardWatch watch = new ClipboardWatch(() -> clipboard, found::add);

  @Test
  void look_linkCopiedSince_isFoundOnce() {
    watch.look();
    clipboard = "a word";
    watch.look();
    clipboard = " https://a.example/rock.png\n";
    watch.look();
    watch.look();

    assertThat(found).containsExactly("https://a.example/rock.png");
  }

  @Test
  void look_nothingOrTooMuch_findsNothing() {
    clipboard = null;
    watch.look();
    clipboard = "https://a.example/" + "x".repeat(30_000);
    watch.look();

    assertThat(found).isEmpty();
  }
}
