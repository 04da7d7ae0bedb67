package dev.loadstone.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import dev.loadstone.ui.testing.SampleArt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library, kept under {@code target/screens} for people to look at. */
@Tag("screens")
class LibraryScreensTest {
  private static final int FILES = 30;
  private static final List<String> NAMES =
      List.of("forest-%d.png", "cliff-%d.png", "barrel-%d.glb", "dusk-%d.png", "steps-%d.ogg");
  private static final String LONG =
      "a-very-long-name-of-a-texture-that-somebody-exported-with-every-option-in-it_4096x4096.png";

  @TempDir Path folder;

  @Test
  void library_emptyFullAndAltered_saysAllItsWords() throws IOException {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.click("#nav-library");
      open.keepPictures("library-empty");
      publish(open);
      Files.writeString(folder.resolve("assets/" + name(27)), "other");
      Files.deleteIfExists(folder.resolve("assets/" + name(26)));
      open.click("#nav-downloads");
      open.click("#nav-library");
      open.await("the altered is flagged", () -> flags(open) > 0);
      open.await("pictures are decoded", () -> pictures(open) > 6);
      open.keepPictures("library-grid");
      open.click("#library-grid");
      open.press(KeyCode.HOME);
      open.press(KeyCode.RIGHT);
      open.keepPictures("library-details");
      open.click("#library-list-toggle");
      open.click("#library-verify");
      open.await("it was read again", () -> open.shows("#library-verify-show"));
      open.keepPictures("library-list");
      assertThat(open.screenFaults()).isEmpty();
    }
  }

  private void publish(OpenWindow open) {
    List<JobRequest> requests = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      Link link = open.server.link("/" + name(i));
      boolean picture = name(i).endsWith(".png");
      byte[] bytes =
          picture
              ? SampleArt.png(i, 120 + 20 * i, 160 + 7 * i)
              : FakeResource.random(i, 9_000).bytes();
      open.server.serve(link, FakeResource.of(bytes));
      JobRequest request = JobRequest.of(link, folder.resolve("assets"));
      requests.add(request.withOptions(request.options().toBuilder().anyContent(true).build()));
    }
    open.session().tell(engine -> engine.submit(requests), _ -> {});
    open.await(
        "all are there",
        () ->
            open.session().jobs().rows().stream()
                    .filter(row -> row.group() == JobGroup.DONE)
                    .count()
                == FILES);
  }

  private static String name(int i) {
    return i == FILES - 2 ? LONG : NAMES.get(i % NAMES.size()).formatted(i);
  }

  private static long flags(OpenWindow open) {
    return open.find("#library-grid").lookupAll(".tile-flag").stream()
        .filter(Node::isVisible)
        .count();
  }

  private static long pictures(OpenWindow open) {
    return open.find("#library-grid").lookupAll(".image-view").stream()
        .filter(view -> ((ImageView) view).getImage() != null)
        .count();
  }
}
