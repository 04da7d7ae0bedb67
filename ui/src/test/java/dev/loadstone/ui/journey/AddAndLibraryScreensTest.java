package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.testing.OpenWindow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of the sheet and the library for a person to look at. */
class AddAndLibraryScreensTest {
  private static final String APPEARANCE = "loadstone.test.appearance";
  private static final String LONG =
      "/a-very-long-name-of-a-texture-that-somebody-exported-with-every-option-in-it_4096x4096_srgb";

  @TempDir Path folder;

  @AfterEach
  void asBefore() {
    System.clearProperty(APPEARANCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void sheet_emptyAndFull_isKept(String appearance) throws IOException {
    System.setProperty(APPEARANCE, appearance);
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.press(KeyCode.CONTROL, KeyCode.N);
      open.await("the sheet is open", () -> open.shows("#add-download"));
      assertThat(open.find("#add-links").isFocused()).isTrue();
      keep(open, "add-empty-" + appearance);
      open.press(KeyCode.ESCAPE);
      Files.createDirectories(folder.resolve("assets"));
      Files.writeString(folder.resolve("assets/rock-0.png"), "mine");
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 9; i++) {
        Link link =
            open.server.link(
                i == 3 ? LONG + ".png" : "/rock-" + i + (i % 2 == 0 ? ".png" : ".glb"));
        FakeResource resource = FakeResource.random(i, 40_000 * (i + 1));
        open.server.serve(
            link,
            i == 5 ? resource.withRanges(false) : i == 6 ? resource.withEtag(null) : resource);
        text.append(link.text()).append('\n');
      }
      text.append(open.server.link("/rock-1.glb").text()).append('\n');
      text.append(open.server.link("/rock-2.png").text()).append('\n');
      text.insert(0, open.server.link("/not-there.wav").text() + "\n");
      text.append("ftp://old.example/pack.zip\n");
      open.paste(text.toString());
      open.await(
          "sizes are known",
          () ->
              open.robot
                  .lookup("#add-total")
                  .tryQueryAs(Label.class)
                  .map(Label::getText)
                  .orElse("")
                  .startsWith("1.71 MiB"));
      keep(open, "add-full-" + appearance);
      open.click("#add-more");
      keep(open, "add-options-" + appearance);
      OpenWindow.onFx(
          () -> {
            open.stage().setWidth(720);
            open.stage().setHeight(420);
            return true;
          });
      open.await("it is small", () -> open.stage().getScene().getHeight() <= 420);
      keep(open, "add-small-" + appearance);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void library_emptyAndFull_isKept(String appearance) throws IOException {
    System.setProperty(APPEARANCE, appearance);
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.click("#nav-library");
      keep(open, "library-empty-" + appearance);
      List<JobRequest> requests = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        String ending = List.of(".png", ".png", ".glb", ".png", ".ogg", ".bin", ".png").get(i % 7);
        Link link = open.server.link((i == 8 ? LONG : "/tiles/forest-" + i) + ending);
        byte[] bytes =
            ending.equals(".png")
                ? LibraryJourneyTest.png(20 + 25 * i, 16 + 17 * i)
                : FakeResource.random(i, 9_000).bytes();
        open.server.serve(link, FakeResource.of(bytes));
        JobRequest request = JobRequest.of(link, folder.resolve("assets"));
        requests.add(request.withOptions(request.options().toBuilder().anyContent(true).build()));
      }
      open.session().tell(engine -> engine.submit(requests), _ -> {});
      open.await("all are there", () -> open.robot.lookup("30 files").tryQuery().isPresent());
      Files.writeString(folder.resolve("assets/forest-28.png"), "other");
      Files.deleteIfExists(folder.resolve("assets/forest-27.png"));
      open.click("#nav-downloads");
      open.click("#nav-library");
      open.await(
          "pictures are there",
          () ->
              open.find("#library-grid").lookupAll(".tile-flag").stream()
                  .anyMatch(javafx.scene.Node::isVisible));
      open.await(
          "most pictures are decoded",
          () ->
              open.find("#library-grid").lookupAll(".image-view").stream()
                      .filter(view -> ((javafx.scene.image.ImageView) view).getImage() != null)
                      .count()
                  > 6);
      keep(open, "library-grid-" + appearance);
      open.click("#library-grid");
      open.press(KeyCode.HOME);
      open.press(KeyCode.RIGHT);
      keep(open, "library-details-" + appearance);
      open.click("#library-list-toggle");
      open.click("#library-verify");
      open.await("it was read again", () -> open.shows("#library-verify-show"));
      keep(open, "library-list-" + appearance);
    }
  }

  private static void keep(OpenWindow open, String name) throws IOException {
    Path to = Files.createDirectories(Path.of(System.getProperty("loadstone.screens")));
    for (int scale : List.of(1, 2)) {
      WritableImage picture = open.picture(scale);
      int width = (int) picture.getWidth();
      int height = (int) picture.getHeight();
      int[] pixels = new int[width * height];
      picture
          .getPixelReader()
          .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      image.setRGB(0, 0, width, height, pixels, 0, width);
      ImageIO.write(image, "png", to.resolve(name + (scale == 2 ? "-200" : "") + ".png").toFile());
    }
  }
}
