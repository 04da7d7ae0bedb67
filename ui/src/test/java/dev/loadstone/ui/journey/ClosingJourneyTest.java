package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.mirror.JobRow;
import dev.loadstone.ui.testing.OpenWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closing the window over work, and what a window does while nobody looks at it. */
class ClosingJourneyTest {
  private static final int HALF = 150_000;

  private final FakeResource pack = FakeResource.random(9, 2 * HALF);
  private final Gate gate = new Gate();

  @TempDir Path folder;

  @Test
  void close_whileOneRuns_asksOnceAndStaysUntilConfirmed() {
    OpenWindow open = OpenWindow.in(folder);
    try {
      startHalf(open);

      requestClose(open);
      open.await("it asks", () -> open.shows("#ask-confirm"));
      requestClose(open);
      assertThat(questions(open)).isOne();
      open.press(KeyCode.ESCAPE);
      open.await("the question is gone", () -> questions(open) == 0);
      assertThat(open.stage().isShowing()).isTrue();
      assertThat(row(open).group()).isEqualTo(JobGroup.ACTIVE);

      requestClose(open);
      open.await("it asks again", () -> open.shows("#ask-confirm"));
      open.click("#ask-confirm");
      open.await("the window is closed", () -> !open.stage().isShowing());
    } finally {
      gate.release();
      open.close();
    }
  }

  @Test
  void close_whileLinksAreWritten_givesThemBackToWhoStays() {
    OpenWindow open = OpenWindow.in(folder);
    try {
      startHalf(open);
      Link rock = open.server.link("/rock.png");
      open.server.serve(rock, FakeResource.random(1, 1_000));
      open.press(KeyCode.CONTROL, KeyCode.N);
      open.await("the sheet is open", () -> open.shows("#add-download"));
      open.robot.write(rock.text());
      open.await("it was read", () -> !open.find("#add-download").isDisabled());
      requestClose(open);
      open.await("it asks", () -> open.shows("#ask-confirm"));
      open.press(KeyCode.ESCAPE);
      open.await("the question is gone", () -> questions(open) == 0);

      open.robot.write("\n# stays");
      assertThat(OpenWindow.onFx(() -> ((TextInputControl) open.find("#add-links")).getText()))
          .isEqualTo(rock.text() + "\n# stays");
      open.press(KeyCode.CONTROL, KeyCode.ENTER);
      open.await("it is in the queue", () -> open.session().jobs().rows().size() == 2);
    } finally {
      gate.release();
      open.close();
    }
  }

  @Test
  void sheet_shortcutOfTheWindow_doesNotTakeItsPlace() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.press(KeyCode.CONTROL, KeyCode.N);
      open.await("the sheet is open", () -> open.shows("#add-download"));
      open.press(KeyCode.CONTROL, KeyCode.K);
      open.press(KeyCode.CONTROL, KeyCode.F);

      assertThat(open.shows("#add-download")).isTrue();
      assertThat(open.shows("#palette-search")).isFalse();
    }
  }

  @Test
  void close_confirmed_nextWindowGoesOnWhereItStood() {
    OpenWindow open = OpenWindow.in(folder);
    try {
      OpenWindow before = open;
      startHalf(before);
      requestClose(before);
      open.await("it asks", () -> before.shows("#ask-confirm"));
      open.click("#ask-confirm");
      open.await("the window is closed", () -> !before.stage().isShowing());

      open = open.restarted();
      gate.release();
      OpenWindow after = open;
      open.await("it is done", () -> row(after).group() == JobGroup.DONE);

      assertThat(open.read("base.pck")).isEqualTo(pack.bytes());
      assertThat(row(open).job().resumedAt()).isPositive();
    } finally {
      gate.release();
      open.close();
    }
  }

  @Test
  void open_overADamagedQueue_saysWhatBecameOfItUntilThatIsRead() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("loadstone.db"), "no database at all");
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.await("it is told", () -> open.shows(".toast.problem"));
    }
  }

  @Test
  void notice_thatComesLater_isToldOnce() throws IOException {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Path assets = Files.createDirectories(folder.resolve("assets"));
      Files.writeString(assets.resolve("loadstone-assets.json"), "no index at all");
      Link link = open.server.link("/rock.png");
      open.server.serve(link, FakeResource.random(1, 1_000));
      open.submit(link);

      open.await("it is told", () -> open.shows(".toast.problem"));
      assertThat(OpenWindow.onFx(() -> List.copyOf(open.session().notices())))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("damaged");
      assertThat(OpenWindow.onFx(() -> open.robot.lookup(".toast.problem").queryAll().size()))
          .isOne();
    }
  }

  @Test
  void close_toldNotToAsk_closesAtOnceNextTime() {
    OpenWindow open = OpenWindow.in(folder);
    try {
      OpenWindow before = open;
      startHalf(before);
      requestClose(before);
      open.await("it asks", () -> before.shows("#close-always"));
      OpenWindow.onFx(
          () -> {
            ((CheckBox) before.find("#close-always")).setSelected(true);
            return true;
          });
      open.click("#ask-confirm");
      open.await("the window is closed", () -> !before.stage().isShowing());

      open = open.restarted();
      OpenWindow after = open;
      open.await("it runs again", () -> row(after).group() == JobGroup.ACTIVE);
      assertThat(requestClose(open)).as("the request is left to the window").isFalse();
    } finally {
      gate.release();
      open.close();
    }
  }

  @Test
  void close_withNothingRunning_asksNothing() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      assertThat(requestClose(open)).isFalse();
      assertThat(questions(open)).isZero();
    }
  }

  @Test
  void clipboardWatch_linkCopiedElsewhere_isOfferedAndTaken() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.png");
      open.server.serve(link, FakeResource.random(1, 1_000));
      copy("nothing yet");
      open.runCommand("add.watch");

      copy(link.text());
      open.await("it is offered", () -> open.shows("#toast-action"));
      open.click("#toast-action");
      open.await("the sheet is open", () -> open.shows("#add-download"));
      open.press(KeyCode.ENTER);
      open.await(
          "it is done",
          () -> !open.session().jobs().rows().isEmpty() && row(open).group() == JobGroup.DONE);
      open.runCommand("add.watch");
    }
  }

  private void startHalf(OpenWindow open) {
    Link link = open.server.link("/base.pck");
    open.server
        .serve(link, pack)
        .next(
            link,
            FakeBehaviour.NORMAL.heldAt(gate, HALF),
            FakeBehaviour.NORMAL.heldAt(gate, HALF / 2));
    open.submit(link);
    open.await(
        "half of it is there",
        () -> !open.session().jobs().rows().isEmpty() && row(open).getValue().received() >= HALF);
  }

  /** As the button of the window's frame does; tells whether the window took care of it. */
  private static boolean requestClose(OpenWindow open) {
    return OpenWindow.onFx(
        () -> {
          WindowEvent event = new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
          open.stage().getOnCloseRequest().handle(event);
          return event.isConsumed();
        });
  }

  private static int questions(OpenWindow open) {
    return OpenWindow.onFx(
        () ->
            (int)
                open.stage().getScene().getRoot().lookupAll(".ask-sheet").stream()
                    .filter(node -> node.getScene() != null && node.isVisible())
                    .count());
  }

  private static void copy(String text) {
    OpenWindow.onFx(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          return Clipboard.getSystemClipboard().setContent(content);
        });
  }

  private static JobRow row(OpenWindow open) {
    return open.session().jobs().rows().iterator().next();
  }
}
