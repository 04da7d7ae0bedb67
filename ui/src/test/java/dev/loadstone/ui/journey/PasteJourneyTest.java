package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasteJourneyTest {
  @TempDir Path folder;

  @Test
  void paste_link_isDownloaded() {
    FakeResource rock = FakeResource.random(1, 100_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.png");
      open.server.serve(link, rock);

      open.paste(link.text());
      open.await("the sheet is open", () -> open.shows("#add-download"));
      open.press(KeyCode.ENTER);
      open.await("it is done", () -> group(open) == JobGroup.DONE);

      assertThat(open.read("rock.png")).isEqualTo(rock.bytes());
    }
  }

  @Test
  void pauseAndResume_ofWhatRuns_goesOnWhereItStood() {
    FakeResource pack = FakeResource.random(2, 400_000);
    Gate gate = new Gate();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/base.pck");
      open.server.serve(link, pack);
      open.paste(link.text());
      open.await("the server was asked", () -> total(open).startsWith("390 KiB"));
      open.server.next(link, FakeBehaviour.NORMAL.heldAt(gate, 200_000));
      open.press(KeyCode.ENTER);
      open.await("half of it is there", () -> received(open) >= 200_000);

      open.select(0);
      open.click("#downloads-pause");
      open.await("it is paused", () -> state(open) instanceof JobState.Paused);
      gate.release();
      open.click("#downloads-resume");
      open.await("it is done", () -> group(open) == JobGroup.DONE);

      assertThat(open.read("base.pck")).isEqualTo(pack.bytes());
      assertThat(open.session().jobs().row(new JobId(1)).orElseThrow().job().resumedAt())
          .isPositive();
    }
  }

  private static String total(OpenWindow open) {
    return open.robot.lookup("#add-total").tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private static JobState state(OpenWindow open) {
    return open.session().jobs().rows().iterator().next().job().state();
  }

  private static JobGroup group(OpenWindow open) {
    var rows = open.session().jobs().rows();
    return rows.isEmpty() ? JobGroup.WAITING : rows.iterator().next().group();
  }

  private static long received(OpenWindow open) {
    var rows = open.session().jobs().rows();
    return rows.isEmpty() ? 0 : rows.iterator().next().getValue().received();
  }
}
