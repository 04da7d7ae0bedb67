package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.mirror.JobRow;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectJourneyTest {
  @TempDir Path folder;

  @Test
  void interruptAndResume_inspected_showsThe206AndWhatItCovers() {
    FakeResource pack = FakeResource.random(2, 400_000);
    Gate gate = new Gate();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/base.pck");
      open.server.serve(link, pack);
      open.server.next(link, FakeBehaviour.NORMAL.heldAt(gate, 200_000));
      open.submit(link);
      open.await("half of it is there", () -> received(open) >= 200_000);
      open.select(0);
      open.press(KeyCode.ALT, KeyCode.DIGIT2);
      open.await("the first request is seen while it runs", () -> statuses(open).contains("200"));

      open.click("#downloads-pause");
      open.await("it is paused", () -> row(open).job().state() instanceof JobState.Paused);
      gate.release();
      open.click("#downloads-resume");
      open.await("it is done", () -> row(open).group() == JobGroup.DONE);
      open.await("the 206 is seen", () -> statuses(open).contains("206"));
      selectLast(open);

      open.await(
          "its header is seen",
          () ->
              details(open).stream()
                  .anyMatch(l -> l.matches(".*Content-Range.*bytes \\d+-399999/400000.*")));
      assertThat(details(open)).anyMatch(line -> line.contains("Range") && line.contains("bytes="));
    }
  }

  private static void selectLast(OpenWindow open) {
    OpenWindow.onFx(
        () -> {
          table(open).getSelectionModel().selectLast();
          return true;
        });
  }

  private static TableView<?> table(OpenWindow open) {
    return (TableView<?>) open.find("#exchange-table");
  }

  private static List<String> statuses(OpenWindow open) {
    return OpenWindow.onFx(
        () ->
            table(open).lookupAll(".status-cell").stream()
                .map(cell -> ((javafx.scene.control.Labeled) cell).getText())
                .filter(text -> text != null && !text.isEmpty())
                .map(text -> text.substring(0, 3))
                .toList());
  }

  private static List<String> details(OpenWindow open) {
    return OpenWindow.onFx(
        () ->
            ((ListView<?>) open.find("#exchange-details"))
                .getItems().stream().map(Object::toString).toList());
  }

  private static JobRow row(OpenWindow open) {
    return open.session().jobs().rows().iterator().next();
  }

  private static long received(OpenWindow open) {
    return open.session().jobs().rows().isEmpty() ? 0 : row(open).getValue().received();
  }
}
