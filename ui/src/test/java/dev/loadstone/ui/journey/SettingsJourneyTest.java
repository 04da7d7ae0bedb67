package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.Limits;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsJourneyTest {
  @TempDir Path folder;

  @Test
  void settings_limitTyped_isInForceAndKept() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.click("#nav-settings");
      open.await("the limits are shown", () -> text(open, "#settings-jobs").equals("5"));
      type(open, "#settings-jobs", "0");
      open.await("it is refused", () -> open.shows(".settings-problem"));
      assertThat(limits(open).jobs()).isEqualTo(5);

      type(open, "#settings-jobs", "3");
      type(open, "#settings-speed", "1.5M");
      assertThat(limits(open)).isEqualTo(new Limits(3, 16, 3L << 19));

      try (OpenWindow again = open.restarted()) {
        again.click("#nav-settings");
        again.await("it was kept", () -> text(again, "#settings-jobs").equals("3"));
        assertThat(text(again, "#settings-speed")).isEqualTo("1.50 MiB/s");
      }
    }
  }

  @Test
  void limits_settingsAndStatusBar_showWhatTheOtherSetAndKeepIt() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.click("#nav-settings");
      open.await("the limits are shown", () -> text(open, "#settings-jobs").equals("5"));
      type(open, "#settings-speed", "3M");
      open.await("the status bar says so", () -> bar(open).getText().contains("3.00 MiB/s"));

      OpenWindow.onFx(
          () -> {
            bar(open).getItems().stream()
                .filter(item -> "8".equals(item.getText()))
                .forEach(MenuItem::fire);
            return true;
          });
      open.await("the settings say so", () -> text(open, "#settings-jobs").equals("8"));
      type(open, "#settings-host", "4");

      assertThat(limits(open)).isEqualTo(new Limits(8, 4, 3L << 20));
    }
  }

  private static MenuButton bar(OpenWindow open) {
    return (MenuButton) open.find("#limits");
  }

  private static String text(OpenWindow open, String selector) {
    return ((TextField) open.find(selector)).getText();
  }

  private static void type(OpenWindow open, String selector, String text) {
    Node field = open.find(selector);
    OpenWindow.onFx(
        () -> {
          field.requestFocus();
          ((TextField) field).setText(text);
          return true;
        });
    open.press(KeyCode.ENTER);
  }

  private static Limits limits(OpenWindow open) {
    CompletableFuture<Limits> answer = new CompletableFuture<>();
    open.session()
        .ask(
            Loadstone::limits,
            answer::complete,
            why -> answer.completeExceptionally(new AssertionError(why)));
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
