package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.adverse.AdverseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window in processes of their own, without a display. */
class EndToEndWindowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void secondStart_handsItsLinksToTheFirst_andEnds() throws IOException {
    Shell shell = new Shell(folder).with("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless");
    try (Child first = shell.start("open")) {
      awaitLog(shell, "the window is painted");

      Ended second = shell.start("open", "https://rehearsal.invalid/rock.png").await();
      assertThat(second.code()).isZero();
      assertThat(second.out()).contains("The window that is open offers these links");
      Ended third = shell.start("open").await();
      assertThat(third.code()).isZero();
      assertThat(third.out()).contains("has come to the front");
      awaitLog(shell, "a later start hands over 1 links");

      Ended busy = shell.start("queue", "add", "https://rehearsal.invalid/rock.png").await();
      assertThat(busy.code()).isEqualTo(6);
      assertThat(busy.err()).contains("Another Loadstone", "close it first");

      first.signal("TERM");
      assertThat(first.await().code()).isZero();
    }
    assertThat(shell.data().resolve("window.sock")).doesNotExist();
  }

  @Test
  void startAfterAKill_isTheFirstAgain() throws IOException {
    Shell shell = new Shell(folder).with("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless");
    try (Child first = shell.start("open")) {
      awaitLog(shell, "the window is painted");
      first.signal("KILL");
      first.await();
    }
    Files.delete(shell.data().resolve("loadstone.log"));
    try (Child second = shell.start("open")) {
      awaitLog(shell, "the window is painted");
      second.signal("TERM");
      assertThat(second.await().code()).isZero();
    }
  }

  private static void awaitLog(Shell shell, String text) throws IOException {
    Path log = shell.data().resolve("loadstone.log");
    boolean seen = AdverseServer.await(() -> contains(log, text), PATIENCE);
    assertThat(seen).as("the log says: %s", text).isTrue();
  }

  private static boolean contains(Path log, String text) {
    try {
      return Files.exists(log) && Files.readString(log).contains(text);
    } catch (IOException _) {
      return false;
    }
  }
}
