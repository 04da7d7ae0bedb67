package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.HostProfiles.Kept;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsJourneyTest {
  private static final HostPattern HOST = HostPattern.parse("assets.example");

  @TempDir Path folder;

  @Test
  void host_added_changed_forgotten() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.click("#nav-settings");
      open.await("the hosts are there", () -> open.shows("#hosts-add"));
      fire(open, "#hosts-add");
      open.await("it asks", () -> open.shows("#host-pattern"));
      open.robot.write("assets example");
      open.await("it is refused as typed", () -> open.shows(".host-sheet .settings-problem"));
      type(open, "#host-pattern", "assets.example");
      choose(open, "#host-way", SignIn.BASIC);
      open.await("it asks who", () -> open.shows("#host-user"));
      open.press(KeyCode.ENTER);
      open.await("the name is wanted", () -> open.shows("#host-problem"));
      type(open, "#host-user", "ada");
      type(open, "#host-password", "lovelace");
      type(open, "#host-speed", "2M");
      open.keepPictures("host");
      fire(open, "#host-save");
      open.await("it is listed", () -> open.shows(".host-row"));

      assertThat(kept(open).orElseThrow().secrets().password()).isEqualTo("lovelace");
      assertThat(kept(open).orElseThrow().profile().bytesPerSecond()).isEqualTo(2L << 20);

      fire(open, ".hosts-edit");
      open.await("it asks", () -> open.shows("#host-pattern"));
      assertThat(((TextInputControl) open.find("#host-password")).getText()).isEmpty();
      fire(open, "#host-insecure");
      open.await("it warns", () -> open.shows("#host-unsafe"));
      scrollToEnd(open, ".host-scroll");
      open.keepPictures("host-unsafe");
      fire(open, "#host-save");
      open.await(
          "the list warns", () -> open.shows(".host-unsafe") && !open.shows("#host-pattern"));
      assertThat(((Labeled) open.find(".host-row .host-unsafe")).getText()).contains("ANY");
      assertThat(kept(open).orElseThrow().secrets().password()).isEqualTo("lovelace");
      scrollToEnd(open, ".settings");
      open.keepPictures("hosts");

      fire(open, ".hosts-remove");
      open.await("it asks first", () -> open.shows("#ask-confirm"));
      open.click("#ask-confirm");
      open.await("it is gone", () -> !open.shows(".host-row"));
      assertThat(kept(open)).isEmpty();
    }
  }

  private static void scrollToEnd(OpenWindow open, String selector) {
    ScrollPane pane = (ScrollPane) open.find(selector);
    OpenWindow.onFx(
        () -> {
          pane.setVvalue(1);
          return true;
        });
  }

  private static void type(OpenWindow open, String selector, String text) {
    Node field = open.find(selector);
    OpenWindow.onFx(
        () -> {
          field.requestFocus();
          ((TextInputControl) field).setText(text);
          return true;
        });
  }

  @SuppressWarnings("unchecked")
  private static <T> void choose(OpenWindow open, String selector, T value) {
    ChoiceBox<T> box = (ChoiceBox<T>) open.find(selector);
    OpenWindow.onFx(
        () -> {
          box.setValue(value);
          return true;
        });
  }

  /** Presses a button that may have to be scrolled to first. */
  private static void fire(OpenWindow open, String selector) {
    javafx.scene.control.ButtonBase button = (javafx.scene.control.ButtonBase) open.find(selector);
    OpenWindow.onFx(
        () -> {
          button.requestFocus();
          return true;
        });
    open.press(KeyCode.SPACE);
  }

  private static Optional<Kept> kept(OpenWindow open) {
    CompletableFuture<HostProfiles> answer = new CompletableFuture<>();
    open.session()
        .ask(
            Loadstone::hostProfiles,
            answer::complete,
            why -> answer.completeExceptionally(new AssertionError(why)));
    return answer.orTimeout(20, TimeUnit.SECONDS).join().find(HOST);
  }
}
