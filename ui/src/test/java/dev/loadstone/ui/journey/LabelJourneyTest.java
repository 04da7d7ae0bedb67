package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelJourneyTest {
  @TempDir Path folder;

  @Test
  void label_isPausedResumedAndRemovedAsOne() {
    Gate gate = new Gate();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link rock = open.server.link("/rock.bin");
      Link tree = open.server.link("/tree.bin");
      Link other = open.server.link("/other.bin");
      for (Link each : List.of(rock, tree)) {
        open.server.serve(each, FakeResource.random(3, 300_000));
        open.server.next(each, FakeBehaviour.NORMAL.heldAt(gate, 150_000));
      }
      open.server.serve(other, FakeResource.random(4, 1_000));
      submit(open, request(open, rock, "props"), request(open, tree, "props"));
      submit(open, request(open, other, ""));
      open.await("half of both is there", () -> received(open, "props") >= 300_000);

      choose(open, "props");
      open.await("the label is told of", () -> open.shows("#label-bar"));
      assertThat(open.rows()).isEqualTo(2);
      assertThat(((Labeled) open.find("#label-words")).getText()).startsWith("0 of 2 done");

      open.runCommand("downloads.label.pause");
      open.await("both are paused", () -> count(open, JobGroup.PAUSED) == 2);
      gate.release();
      open.keepPictures("label");
      open.click("#downloads-label-resume");
      open.await("all are done", () -> count(open, JobGroup.DONE) == 3);

      open.click("#downloads-label-remove");
      open.await("they are out of sight", () -> open.rows() == 0);
      OpenWindow.onFx(
          () -> {
            open.window().leave();
            return true;
          });
      open.await("the queue shows the rest", () -> open.rows() == 1 && !open.shows("#label-bar"));
    } finally {
      gate.release();
    }
  }

  @Test
  void speedLimit_ofARunningDownload_isSetByKeyboard_andShown() {
    Gate gate = new Gate();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link rock = open.server.link("/rock.bin");
      open.server.serve(rock, FakeResource.random(3, 300_000));
      open.server.next(rock, FakeBehaviour.NORMAL.heldAt(gate, 150_000));
      submit(open, request(open, rock, ""));
      open.await("it runs", () -> count(open, JobGroup.ACTIVE) == 1);

      open.select(0);
      open.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
      open.await("it asks", () -> open.shows("#edit-speed"));
      open.robot.write("750K");
      open.press(KeyCode.ENTER);
      open.await(
          "the inspector says so",
          () -> ((Labeled) open.find("#overview-progress")).getText().contains("750 KiB/s"));
      assertThat(count(open, JobGroup.ACTIVE)).isEqualTo(1);
    } finally {
      gate.release();
    }
  }

  private static JobRequest request(OpenWindow open, Link link, String label) {
    return JobRequest.of(link, open.folder.resolve("assets")).withLabel(label);
  }

  private static void submit(OpenWindow open, JobRequest... requests) {
    open.session()
        .tell(
            engine -> engine.submit(List.of(requests)),
            text -> {
              throw new AssertionError(text);
            });
  }

  private static void choose(OpenWindow open, String label) {
    Node entry = open.find("#label-entry-" + label);
    OpenWindow.onFx(
        () -> {
          ((ToggleButton) entry).fire();
          return true;
        });
  }

  private static long count(OpenWindow open, JobGroup group) {
    return open.session().jobs().rows().stream().filter(row -> row.group() == group).count();
  }

  private static long received(OpenWindow open, String label) {
    return open.session().jobs().rows().stream()
        .filter(row -> row.label().equals(label))
        .mapToLong(row -> row.getValue().received())
        .sum();
  }
}
