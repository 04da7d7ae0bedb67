package dev.loadstone.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.ui.common.Desktop;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.testing.QueuedScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndNoticeTest {
  @TempDir Path folder;

  private final QueuedScreen window = new QueuedScreen();
  private final List<String> shown = new ArrayList<>();
  private boolean watched;
  private Preferences preferences;
  private EndNotice notice;

  @BeforeEach
  void open() {
    preferences = Preferences.in(folder);
    Desktop desktop =
        new Desktop() {
          @Override
          public void open(Path file) {}

          @Override
          public void showInFolder(Path file) {}

          @Override
          public void notify(String title, String text) {
            shown.add(title + ": " + text);
          }
        };
    notice = new EndNotice(window, desktop, preferences, () -> watched);
  }

  @Test
  void tell_nobodyLooks_isShownOnTheDesktopToo() {
    notice.tell(new SetEnd.Outcome(3, 0));

    assertThat(window.told).containsExactly("3 downloads are done");
    assertThat(shown).containsExactly("Loadstone: 3 downloads are done");
  }

  @Test
  void tell_someFailed_isAProblem_andSaidOnTheDesktop() {
    notice.tell(new SetEnd.Outcome(2, 1));

    assertThat(window.problems).containsExactly("2 done, 1 failed");
    assertThat(shown).containsExactly("Loadstone: 2 done, 1 failed");
  }

  @Test
  void tell_windowHasTheFocus_staysInTheWindow() {
    watched = true;

    notice.tell(new SetEnd.Outcome(3, 0));

    assertThat(window.told).hasSize(1);
    assertThat(shown).isEmpty();
  }

  @Test
  void tell_switchedOff_staysInTheWindow() {
    preferences.put(Desktop.NOTIFIES, "false");

    notice.tell(new SetEnd.Outcome(3, 0));

    assertThat(window.told).hasSize(1);
    assertThat(shown).isEmpty();
  }
}
