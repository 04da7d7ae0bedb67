package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
