package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import dev.loadstone.ui.testing.Screens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of the inspector for people to look at. */
class InspectorPicturesTest {
  private static final KeyCode[] TABS = {
    KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void inspector_everyTab_isCaptured(String appearance) throws IOException {
    System.setProperty("loadstone.test.appearance", appearance);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link first = open.server.link("/packs/dungeon-of-a-rather-long-name-that-goes-on-and-on.zip");
      open.server.serve(first, FakeResource.of(zip()));
      Link moved = open.server.link("/download?id=7");
      open.server.serve(
          moved,
          new FakeAnswer(
              302, Headers.of("Location", "/big.pck"), new byte[0], FakeAnswer.Framing.LENGTH));
      Link big = open.server.link("/big.pck");
      open.server.serve(big, FakeResource.random(3, 6 << 20).withMediaType("application/x-pck"));
      open.server.next(big, FakeBehaviour.NORMAL.cutAfter(1 << 20));
      open.server.next(big, FakeBehaviour.NORMAL.stallAfter(2 << 20));
      open.submit(first, moved, open.server.link("/none.png"));
      open.await("one is done", () -> count(open, JobGroup.DONE) == 1);
      open.await("one has failed", () -> count(open, JobGroup.FAILED) == 1);
      open.await("one stands in the middle", () -> received(open) >= 3 << 20);
      for (int row = 0; row < 3; row++) {
        open.select(row);
        for (KeyCode tab : TABS) {
          open.press(KeyCode.ALT, tab);
          double scale = row == 1 ? 2 : 1;
          Path file =
              Screens.save(
                  open, "inspector-" + appearance + "-" + row + "-" + tab.getChar(), scale);
          assertThat(file).isNotEmptyFile();
        }
      }
    } finally {
      System.clearProperty("loadstone.test.appearance");
    }
  }

  private static long received(OpenWindow open) {
    return open.session().jobs().rows().stream()
        .filter(row -> row.group() == JobGroup.ACTIVE)
        .mapToLong(row -> row.getValue().received())
        .max()
        .orElse(0);
  }

  private static long count(OpenWindow open, JobGroup group) {
    return open.session().jobs().rows().stream().filter(row -> row.group() == group).count();
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 40; i++) {
        zip.putNextEntry(new ZipEntry("dungeon/tiles/wall-%02d.png".formatted(i)));
        zip.write("wall".repeat(100 * i).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
