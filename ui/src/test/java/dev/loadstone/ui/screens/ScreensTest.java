package dev.loadstone.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.ui.testing.OpenWindow;
import dev.loadstone.ui.testing.SampleJobs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Puts the window's faces under {@code target/screens} for people to look at. */
class ScreensTest {
  @TempDir Path folder;

  @Test
  void mainWindow_emptyAndFull_hasPictures() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.keepPictures("empty");
      show(open, SampleJobs.everyState(Instant.now()));
      open.keepPictures("queue");
      open.selectNamed("hero.glb");
      open.keepPictures("failure");
      open.selectNamed("base.pck");
      open.keepPictures("changed");
      open.runCommand("palette");
      open.keepPictures("palette");
    }
    assertThat(Path.of(System.getProperty("loadstone.screens"), "queue-dark-200.png"))
        .satisfies(file -> assertThat(Files.size(file)).isGreaterThan(20_000));
  }

  private static void show(OpenWindow open, EngineChanges changes) {
    OpenWindow.onFx(
        () -> {
          open.session().jobs().apply(changes);
          return true;
        });
    open.await(
        "the rows are there",
        () -> open.session().jobs().rows().size() == changes.changed().size());
  }
}
