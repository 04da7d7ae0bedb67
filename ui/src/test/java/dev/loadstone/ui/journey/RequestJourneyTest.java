package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJourneyTest {
  @TempDir Path folder;

  @Test
  void send_jsonAnswer_isShownIndentedWithItsStatus() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/api/rocks?page=1");
      open.server.serve(
          link,
          FakeAnswer.of(
              422, Headers.of("Content-Type", "application/json"), "{\"error\":[\"too big\"]}"));
      open.click("#nav-request");
      type(open, link.text());
      open.press(KeyCode.ENTER);
      open.await("the answer is there", () -> status(open).startsWith("422"));
      open.await("its body is shown", () -> open.shows("#answer-body"));
      assertThat(((TextArea) open.find("#answer-body")).getText())
          .isEqualTo("{\n  \"error\": [\n    \"too big\"\n  ]\n}");
    }
  }

  @Test
  void download_ofWhatWasAsked_isQueued() {
    FakeResource rock = FakeResource.random(3, 10_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.bin");
      open.server.serve(link, rock);
      open.click("#nav-request");
      type(open, link.text());
      open.click("#request-download");
      open.await("it is in the queue", () -> open.session().jobs().rows().iterator().hasNext());
    }
  }

  @Test
  void paste_curlCommand_fillsTheComposer() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/api/rocks");
      open.server.serve(link, FakeAnswer.of(201, Headers.of(), "made"));
      open.click("#nav-request");
      type(open, "");
      open.paste("curl '" + link.text() + "' \\\n  -X DELETE -H 'X-Key: k'");
      open.await(
          "it is taken over",
          () -> ((TextField) open.find("#request-link")).getText().equals(link.text()));
      assertThat(((ChoiceBox<?>) open.find("#request-method")).getValue())
          .isEqualTo(HttpMethod.DELETE);
      open.press(KeyCode.ENTER);

      open.await("the answer is there", () -> status(open).startsWith("201"));
    }
  }

  /** One thing is what a page is for. */
  @ParameterizedTest
  @ValueSource(strings = {"downloads", "library", "history", "request", "settings"})
  void page_hasOneMainButtonAtMost(String page) {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.png");
      open.server.serve(link, FakeResource.random(1, 1_000));
      open.submit(link);
      open.await("it is done", () -> open.session().jobs().totals().get().published() == 1);
      open.runCommand("go." + page);

      assertThat(
              open.robot.lookup(".button.accent").queryAllAs(Button.class).stream()
                  .filter(button -> !button.getStyleClass().contains("flat"))
                  .filter(RequestJourneyTest::isSeen))
          .hasSizeLessThan(2);
    }
  }

  @Test
  void lowWindow_signInIsSeenWhole_andNothingScrollsBesideIt() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.click("#nav-request");
      open.resize(960, 540);
      TabPane tabs = (TabPane) open.find(".composer-request .tab-pane");
      OpenWindow.onFx(
          () -> {
            tabs.getSelectionModel().select(3);
            return true;
          });
      open.await("the tab is shown", () -> open.shows("#request-password"));

      for (String each : List.of("#request-user", "#request-password", "#request-sign-in-hint")) {
        assertThat(OpenWindow.onFx(() -> isWhole(open.find(each)))).as(each).isTrue();
      }
      assertThat(open.robot.lookup(".navigation .scroll-bar").queryAllAs(Node.class))
          .noneMatch(RequestJourneyTest::isSeen);
    }
  }

  /** Whether nothing that is around it cuts it off. */
  private static boolean isWhole(Node node) {
    Bounds own = onScreen(node);
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (!onScreen(at).contains(own)) {
        return false;
      }
    }
    return true;
  }

  private static Bounds onScreen(Node node) {
    return node.localToScreen(node.getLayoutBounds());
  }

  private static boolean isSeen(Node node) {
    return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
  }

  private static void type(OpenWindow open, String text) {
    TextField field = (TextField) open.find("#request-link");
    OpenWindow.onFx(
        () -> {
          field.requestFocus();
          field.setText(text);
          return true;
        });
  }

  private static String status(OpenWindow open) {
    return ((Label) open.find("#answer-status")).getText();
  }
}
