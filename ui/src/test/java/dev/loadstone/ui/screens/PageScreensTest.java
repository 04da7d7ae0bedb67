package dev.loadstone.ui.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Composer, settings, history; kept under {@code target/screens} for people to look at. */
@Tag("screens")
class PageScreensTest {
  private static final String ANSWER =
      """
      {"page":1,"of":12,"assets":[{"name":"rock-cliff","size":4096,"tags":["rock","4k"]},\
      {"name":"moss","size":2048,"tags":[]}],"next":"/api/assets?page=2"}""";

  @TempDir Path folder;

  @Test
  void composer_emptyAnsweredAndEachTab_saysAllItsWords() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/api/assets?page=1&of=12&sort=newest");
      open.server.serve(
          link, FakeAnswer.of(200, Headers.of("Content-Type", "application/json"), ANSWER));
      open.click("#nav-request");
      open.keepPictures("request-empty");
      OpenWindow.onFx(
          () -> {
            open.find("#request-link").requestFocus();
            ((TextField) open.find("#request-link")).setText(link.text());
            return true;
          });
      open.press(KeyCode.ENTER);
      open.await("the answer is there", () -> status(open).startsWith("200"));
      open.await("its body is shown", () -> open.shows("#answer-body"));
      TabPane tabs = (TabPane) open.find(".composer-request .tab-pane");
      for (int i = 0; i < tabs.getTabs().size(); i++) {
        int tab = i;
        OpenWindow.onFx(
            () -> {
              tabs.getSelectionModel().select(tab);
              return true;
            });
        open.keepPictures("request-answered-" + i);
      }
      assertThat(open.screenFaults()).isEmpty();
    }
  }

  @Test
  void settings_andEmptyHistory_sayAllTheirWords() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.click("#nav-history");
      open.keepPictures("history-empty");
      open.click("#nav-settings");
      open.await(
          "the limits are shown",
          () -> ((TextField) open.find("#settings-jobs")).getText().equals("5"));
      open.keepPictures("settings");
      assertThat(open.screenFaults()).isEmpty();
    }
  }

  private static String status(OpenWindow open) {
    return open.robot
        .lookup("#answer-status")
        .tryQueryAs(Label.class)
        .map(Label::getText)
        .orElse("");
  }
}
