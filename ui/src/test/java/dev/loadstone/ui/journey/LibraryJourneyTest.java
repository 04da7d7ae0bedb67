package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryJourneyTest {
  @TempDir Path folder;

  @Test
  void library_publishedImage_hasItsPictureAndIsFlaggedOnceAltered() throws IOException {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.png");
      open.server.serve(link, FakeResource.of(png(40, 30)));
      open.paste(link.text());
      open.await("the sheet is open", () -> open.shows("#add-download"));
      open.press(KeyCode.ENTER);
      open.await(
          "it is done",
          () ->
              open.session().jobs().rows().stream().anyMatch(row -> row.group() == JobGroup.DONE));

      open.click("#nav-library");
      open.await("its picture is shown", () -> picture(open));
      open.click("#nav-downloads");
      Files.writeString(folder.resolve("assets/rock.png"), "other bytes");
      open.click("#nav-library");

      open.await("it is flagged", () -> flag(open).equals("Altered"));
      open.click("#library-grid");
      open.press(KeyCode.HOME);
      open.await("its receipt is shown", () -> open.shows("#library-details"));
      open.click("#library-verify");
      open.await("it was read again", () -> open.shows("#library-verify-show"));
      assertThat(flag(open)).isEqualTo("Altered");
    }
  }

  private static boolean picture(OpenWindow open) {
    return open.find("#library-grid").lookupAll(".asset-tile .image-view").stream()
        .map(ImageView.class::cast)
        .anyMatch(view -> view.isVisible() && view.getImage() != null);
  }

  private static String flag(OpenWindow open) {
    Node flag = open.find("#library-grid").lookup(".tile-flag");
    return flag instanceof Labeled label && label.isVisible() ? label.getText() : "";
  }

  static byte[] png(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, 0xff000000 | (x * 6 % 256) << 16 | (y * 8 % 256) << 8 | 0x60);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
