package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryJourneyTest {
  @TempDir Path folder;

  @Test
  void requestsOfTwoJobs_searched_leavesTheOneThatFailed() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link there = open.server.link("/base.pck");
      open.server.serve(there, FakeResource.random(2, 4_000));
      Link gone = open.server.link("/gone.png");
      open.submit(there, gone);
      open.await(
          "both are over",
          () ->
              open.session().jobs().rows().stream()
                      .filter(r -> r.group() == JobGroup.DONE || r.group() == JobGroup.FAILED)
                      .count()
                  == 2);
      open.select(0);
      open.press(KeyCode.ALT, KeyCode.DIGIT2);
      open.click("#job-curl");
      open.await("a command is on the clipboard", () -> clipboard().contains("curl"));
      assertThat(OpenWindow.onFx(HistoryJourneyTest::clipboard)).contains(there.text());

      open.click("#nav-history");
      open.await("both requests are seen", () -> links(open).size() == 2);
      open.click("#history-filter");
      open.robot.write("gone");
      open.await("one is left", () -> links(open).size() == 1);

      assertThat(links(open).getFirst()).contains("gone.png");
    }
  }

  private static String clipboard() {
    String text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  private static List<String> links(OpenWindow open) {
    return OpenWindow.onFx(
        () -> {
          TableView<?> table = (TableView<?>) open.find("#history-table");
          return table.getItems().stream()
              .map(row -> ((javafx.beans.value.ObservableValue<?>) row).getValue().toString())
              .toList();
        });
  }
}
