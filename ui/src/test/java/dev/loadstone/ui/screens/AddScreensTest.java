package dev.loadstone.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.testing.OpenWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet for new downloads, kept under {@code target/screens} for people to look at. */
@Tag("screens")
class AddScreensTest {
  private static final String LONG =
      "/a-very-long-name-of-a-texture-that-somebody-exported-with-every-option-in-it_4096x4096_srgb";

  @TempDir Path folder;

  @Test
  void sheet_emptyFullAndWithOptions_saysAllItsWords() throws IOException {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.press(KeyCode.CONTROL, KeyCode.N);
      open.await("the sheet is open", () -> open.shows("#add-download"));
      assertThat(open.find("#add-links").isFocused()).isTrue();
      open.keepPictures("add-empty");
      open.press(KeyCode.ESCAPE);
      Files.createDirectories(folder.resolve("assets"));
      Files.writeString(folder.resolve("assets/rock-0.png"), "mine");
      open.paste(links(open));
      open.await("sizes are known", () -> total(open).replace(',', '.').startsWith("1.71"));
      open.keepPictures("add-full");
      open.click("#add-more");
      open.keepPictures("add-options");
      assertThat(open.screenFaults()).isEmpty();
    }
  }

  private static String links(OpenWindow open) {
    StringBuilder text = new StringBuilder(open.server.link("/not-there.wav").text() + "\n");
    for (int i = 0; i < 9; i++) {
      Link link =
          open.server.link(i == 3 ? LONG + ".png" : "/rock-" + i + (i % 2 == 0 ? ".png" : ".glb"));
      FakeResource resource = FakeResource.random(i, 40_000 * (i + 1));
      open.server.serve(
          link, i == 5 ? resource.withRanges(false) : i == 6 ? resource.withEtag(null) : resource);
      text.append(link.text()).append('\n');
    }
    text.append(open.server.link("/rock-1.glb").text()).append('\n');
    text.append(open.server.link("/rock-2.png").text()).append('\n');
    return text.append("ftp://old.example/pack.zip\n").toString();
  }

  private static String total(OpenWindow open) {
    return open.robot.lookup("#add-total").tryQueryAs(Label.class).map(Label::getText).orElse("");
  }
}
