package dev.loadstone.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import dev.loadstone.ui.testing.SampleArt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows, from downloads that really run. */
@Tag("screens")
class ReadmeScreensTest {
  private static final List<String> PICTURES =
      List.of("cliff", "dusk", "forest", "moor", "reef", "dunes", "glacier", "steppe", "harbour");

  @TempDir Path folder;

  @Test
  void readme_queueSegmentsAndLibrary_areCaptured() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      List<JobRequest> done = new ArrayList<>();
      for (int i = 0; i < PICTURES.size(); i++) {
        byte[] png = SampleArt.png(i + 1, 640, 400 + 10 * i);
        done.add(request(open, "terrain/" + PICTURES.get(i) + ".png", png, "terrain"));
      }
      done.add(request(open, "models/lighthouse.bin", FakeResource.random(1, 90_000), "props"));
      done.add(request(open, "data/levels.bin", FakeResource.random(2, 40_000), ""));
      submit(open, done);
      open.await("they are done", () -> count(open, JobGroup.DONE) == done.size());
      submit(open, List.of(JobRequest.of(open.server.link("/models/ship.glb"), assets())));
      open.await("one is not there", () -> count(open, JobGroup.FAILED) == 1);
      startPack(open);
      open.selectNamed("expansion-one.pck");
      open.press(KeyCode.ALT, KeyCode.DIGIT2);
      closeNotices(open);
      open.keepPicture("readme-queue-light", 2);
      open.runCommand("appearance.dark");
      open.press(KeyCode.ALT, KeyCode.DIGIT3);
      closeNotices(open);
      open.keepPicture("readme-segments-dark", 2);
      open.runCommand("appearance.light");
      open.click("#nav-library");
      open.await("pictures are decoded", () -> pictures(open) > 6);
      closeNotices(open);
      open.keepPicture("readme-library-light", 2);
      assertThat(open.screenFaults()).isEmpty();
    }
  }

  /** A pack whose first connection broke and that four bring now, each stalled where it is. */
  private void startPack(OpenWindow open) {
    Link pack = open.server.link("/packs/expansion-one.pck");
    open.server.serve(pack, FakeResource.random(3, 24 << 20).withMediaType("application/x-pck"));
    open.server.next(pack, FakeBehaviour.NORMAL.cutAfter(1 << 20));
    for (int i = 1; i <= 4; i++) {
      open.server.next(pack, FakeBehaviour.NORMAL.stallAfter((5 - i) << 19));
    }
    TransferOptions four = TransferOptions.DEFAULTS.toBuilder().connections(4).build();
    submit(open, List.of(JobRequest.of(pack, assets()).withOptions(four).withLabel("packs")));
    open.await(
        "several bring it",
        () ->
            open.session().jobs().rows().stream()
                .map(row -> row.getValue().live())
                .filter(Objects::nonNull)
                .anyMatch(live -> live.segments().size() >= 3 && live.received() > 4 << 20));
  }

  private JobRequest request(OpenWindow open, String path, byte[] bytes, String label) {
    return request(open, path, FakeResource.of(bytes), label);
  }

  private JobRequest request(OpenWindow open, String path, FakeResource resource, String label) {
    Link link = open.server.link("/" + path);
    open.server.serve(link, resource);
    JobRequest request = JobRequest.of(link, assets()).withLabel(label);
    return request.withOptions(request.options().toBuilder().anyContent(true).build());
  }

  private Path assets() {
    return folder.resolve("assets");
  }

  private static void closeNotices(OpenWindow open) {
    OpenWindow.onFx(
        () -> {
          open.robot.lookup(".toast .button").queryAllAs(Button.class).forEach(Button::fire);
          return true;
        });
  }

  private static void submit(OpenWindow open, List<JobRequest> requests) {
    open.session().tell(engine -> engine.submit(requests), _ -> {});
  }

  private static long count(OpenWindow open, JobGroup group) {
    return open.session().jobs().rows().stream().filter(row -> row.group() == group).count();
  }

  private static long pictures(OpenWindow open) {
    return open.find("#library-grid").lookupAll(".image-view").stream()
        .filter(view -> ((ImageView) view).getImage() != null)
        .count();
  }
}
