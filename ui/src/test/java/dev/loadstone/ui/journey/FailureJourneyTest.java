package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ChangePolicy;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureJourneyTest {
  private static final JobId FIRST = new JobId(1);

  @TempDir Path folder;

  @Test
  void cutByTheServer_goesOnByItself() {
    FakeResource pack = FakeResource.random(3, 300_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/base.pck");
      open.server.serve(link, pack).next(link, FakeBehaviour.NORMAL.cutAfter(120_000));

      submit(open, request(open, link));
      open.await("it is done", () -> isDone(open));

      assertThat(open.read("base.pck")).isEqualTo(pack.bytes());
      assertThat(job(open).resumedAt()).isPositive();
    }
  }

  @Test
  void wrongChecksum_isToldInWords_andTheRightOneMendsIt() {
    FakeResource rock = FakeResource.random(4, 50_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.bin");
      open.server.serve(link, rock);
      Checksum wrong = new Checksum(DigestAlgorithm.SHA_256, "ab".repeat(32));
      submit(open, request(open, link).withChecksums(List.of(wrong)));
      open.await("it has failed", () -> isFailed(open));

      open.select(0);
      open.await("the words are there", () -> open.shows("#failure-strip"));
      assertThat(((Labeled) open.find("#failure-happened")).getText())
          .isEqualTo("The file is not the expected one: its checksum differs");
      assertThat(folder.resolve("assets").resolve("rock.bin")).doesNotExist();

      open.click("#step-change_checksum");
      open.await("it asks", () -> open.shows("#edit-checksum"));
      open.press(KeyCode.DELETE);
      open.click("#ask-confirm");
      open.await("it is done", () -> isDone(open));
      open.await("the words are gone", () -> !open.shows("#failure-strip"));
      assertThat(open.read("rock.bin")).isEqualTo(rock.bytes());
    }
  }

  @Test
  void changedOnTheServer_keepBoth_leavesTheOldAndTakesTheNew() throws Exception {
    FakeResource old = FakeResource.random(5, 60_000);
    FakeResource fresh = FakeResource.random(6, 70_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/map.bin");
      open.server.serve(link, old);
      submit(open, request(open, link));
      open.await("it is done", () -> isDone(open));
      open.server.serve(link, fresh);
      submit(open, request(open, link));
      open.await("it asks", () -> isFailed(open));

      open.select(0);
      open.await("the choice is there", () -> open.shows("#step-keep_both"));
      open.click("#step-keep_both");
      open.await("it is done", () -> isDone(open));

      assertThat(open.read("map.bin")).isEqualTo(old.bytes());
      try (var files = Files.list(folder.resolve("assets"))) {
        assertThat(files.filter(file -> file.getFileName().toString().startsWith("map")))
            .hasSize(2)
            .anySatisfy(file -> assertThat(Files.readAllBytes(file)).isEqualTo(fresh.bytes()));
      }
    }
  }

  @Test
  void changedInTheMiddle_asks_restartTakesTheNew() {
    FakeResource old = FakeResource.random(5, 300_000);
    FakeResource fresh = FakeResource.random(6, 310_000);
    Gate gate = new Gate();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/map.bin");
      open.server.serve(link, old).next(link, FakeBehaviour.NORMAL.heldAt(gate, 150_000));
      submit(open, request(open, link));
      open.await("half of it is there", () -> received(open) >= 150_000);
      open.select(0);
      open.runCommand("downloads.pause");
      open.await("it is paused", () -> job(open).state() instanceof JobState.Paused);
      open.server.serve(link, fresh);
      gate.release();
      open.runCommand("downloads.resume");
      open.await("it asks", () -> isFailed(open));

      open.await("the choice is there", () -> open.shows("#step-take_new"));
      assertThat(open.shows("#step-keep_both")).isTrue();
      assertThat(open.shows("#step-stop")).isTrue();
      open.click("#step-take_new");
      open.await("it is done", () -> isDone(open));

      assertThat(open.read("map.bin")).isEqualTo(fresh.bytes());
    } finally {
      gate.release();
    }
  }

  @Test
  void changedOnTheServer_stop_leavesTheOldAlone() {
    FakeResource old = FakeResource.random(5, 60_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/map.bin");
      open.server.serve(link, old);
      submit(open, request(open, link));
      open.await("it is done", () -> isDone(open));
      open.server.serve(link, FakeResource.random(6, 70_000));
      submit(open, request(open, link));
      open.await("it asks", () -> isFailed(open));

      open.select(0);
      open.await("the choice is there", () -> open.shows("#step-stop"));
      open.click("#step-stop");
      open.await("it is out of sight", () -> open.rows() == 0);

      assertThat(open.read("map.bin")).isEqualTo(old.bytes());
    }
  }

  @Test
  void remove_andUndo_goesOnWhereItStood() {
    FakeResource pack = FakeResource.random(7, 300_000);
    Gate gate = new Gate();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/base.pck");
      open.server.serve(link, pack).next(link, FakeBehaviour.NORMAL.heldAt(gate, 150_000));
      submit(open, request(open, link));
      open.await("half of it is there", () -> received(open) >= 150_000);

      open.select(0);
      open.press(KeyCode.DELETE);
      open.await("it is out of sight", () -> open.rows() == 0);
      gate.release();
      open.await("undo is offered", () -> open.shows("#toast-action"));
      open.click("#toast-action");
      open.await("it is back and done", () -> open.rows() == 1 && isDone(open));

      assertThat(open.read("base.pck")).isEqualTo(pack.bytes());
      assertThat(job(open).resumedAt()).isPositive();
    }
  }

  @Test
  void remove_undoneByItsShortcut_isBackAndTheNoticeIsGone() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.png");
      open.server.serve(link, FakeResource.random(1, 1_000));
      submit(open, request(open, link));
      open.await("it is done", () -> isDone(open));
      open.select(0);
      open.press(KeyCode.DELETE);
      open.await("it is out of sight", () -> open.rows() == 0);
      open.press(KeyCode.CONTROL, KeyCode.Z);

      open.await("it is back", () -> open.rows() == 1);
      assertThat(open.shows("#toast-action")).isFalse();
    }
  }

  @Test
  void closedInTheMiddle_openedAgain_goesOn() {
    FakeResource pack = FakeResource.random(8, 300_000);
    Gate gate = new Gate();
    OpenWindow open = OpenWindow.in(folder);
    try {
      Link link = open.server.link("/base.pck");
      open.server.serve(link, pack).next(link, FakeBehaviour.NORMAL.heldAt(gate, 150_000));
      submit(open, request(open, link));
      OpenWindow before = open;
      open.await("half of it is there", () -> received(before) >= 150_000);

      open = open.restarted();
      gate.release();
      OpenWindow after = open;
      open.await("it is done", () -> isDone(after));

      assertThat(open.read("base.pck")).isEqualTo(pack.bytes());
      assertThat(job(open).resumedAt()).isPositive();
    } finally {
      gate.release();
      open.close();
    }
  }

  private static JobRequest request(OpenWindow open, Link link) {
    return JobRequest.of(link, open.folder.resolve("assets"))
        .withOptions(TransferOptions.DEFAULTS.toBuilder().onChange(ChangePolicy.FAIL).build());
  }

  private static void submit(OpenWindow open, JobRequest request) {
    open.session()
        .tell(
            engine -> engine.submit(List.of(request)),
            text -> {
              throw new AssertionError(text);
            });
  }

  private static Job job(OpenWindow open) {
    return open.session().jobs().row(FIRST).orElseThrow().job();
  }

  private static boolean isDone(OpenWindow open) {
    return open.session()
        .jobs()
        .row(FIRST)
        .filter(row -> row.job().state() instanceof JobState.Published)
        .isPresent();
  }

  private static boolean isFailed(OpenWindow open) {
    return open.session()
        .jobs()
        .row(FIRST)
        .filter(row -> row.job().state() instanceof JobState.Failed)
        .isPresent();
  }

  private static long received(OpenWindow open) {
    return open.session().jobs().row(FIRST).map(row -> row.getValue().received()).orElse(0L);
  }
}
