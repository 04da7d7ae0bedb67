package dev.loadstone.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.ui.testing.OpenWindow;
import dev.loadstone.ui.testing.SampleJobs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue with what stands over it, kept under {@code target/screens} for people to look at. */
@Tag("screens")
class QueueScreensTest {
  @TempDir Path folder;

  @Test
  void queue_emptyFullAndFailed_saysAllItsWords() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.keepPictures("queue-empty");
      open.show(SampleJobs.everyState(Instant.now()));
      open.keepPictures("queue-full");
      open.selectNamed("hero.glb");
      open.keepPictures("queue-failed");
      open.selectNamed("base.pck");
      open.keepPictures("queue-changed");
      open.selectNamed("expansion-one.pck");
      open.keepPictures("queue-waiting");
      open.select(7);
      open.runCommand("inspector.turn");
      open.keepPictures("queue-beside");
      open.runCommand("inspector.turn");
      open.runCommand("search");
      OpenWindow.onFx(
          () -> {
            ((TextField) open.find("#search")).setText("no such file");
            return true;
          });
      open.keepPictures("queue-nothing-found");
      assertThat(open.screenFaults()).isEmpty();
    }
    assertThat(Path.of(System.getProperty("loadstone.screens")).toFile().list()).isNotEmpty();
  }

  @Test
  void sheets_overTheQueue_sayAllTheirWords() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.show(SampleJobs.everyState(Instant.now()));
      open.selectNamed("grass.png");
      for (String command :
          List.of("palette", "downloads.changeLink", "downloads.label", "downloads.delete")) {
        open.runCommand(command);
        open.keepPictures("sheet-" + command.replace("downloads.", ""));
        open.press(javafx.scene.input.KeyCode.ESCAPE);
      }
      OpenWindow.onFx(
          () -> {
            open.stage()
                .getOnCloseRequest()
                .handle(
                    new javafx.stage.WindowEvent(
                        open.stage(), javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
          });
      open.keepPictures("sheet-close");
      assertThat(open.screenFaults()).isEmpty();
    }
  }
}
