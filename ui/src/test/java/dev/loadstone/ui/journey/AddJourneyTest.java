package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddJourneyTest {
  @TempDir Path folder;

  @Test
  void paste_threeLinksOneTwiceAndABadLine_areProbedShownAndAdded() {
    FakeResource rock = FakeResource.random(1, 3_000);
    FakeResource tree = FakeResource.random(2, 2_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link first = open.server.link("/rock.png");
      Link second = open.server.link("/tree.glb");
      open.server.serve(first, rock).serve(second, tree);

      open.paste(first.text() + "\n" + second.text() + "\n" + first.text() + "\nno link");
      open.await("rows are there", () -> rows(open) == 3);
      open.await("sizes are known", () -> texts(open).contains("1.95 KiB"));
      assertThat(texts(open)).contains("rock.png", "tree.glb", "2.92 KiB", "127.0.0.1");
      assertThat(label(open, "#add-problems")).startsWith("Line 4: ");
      assertThat(label(open, "#add-total")).startsWith("4.88 KiB");

      open.press(KeyCode.CONTROL, KeyCode.ENTER);
      open.await(
          "both are done",
          () ->
              open.session().jobs().rows().size() == 2
                  && open.session().jobs().rows().stream()
                      .allMatch(row -> row.group() == JobGroup.DONE));

      assertThat(open.read("rock.png")).isEqualTo(rock.bytes());
      assertThat(open.read("tree.glb")).isEqualTo(tree.bytes());
    }
  }

  private static int rows(OpenWindow open) {
    return open.robot
        .lookup("#add-rows")
        .tryQuery()
        .map(table -> ((TableView<?>) table).getItems().size())
        .orElse(0);
  }

  private static List<String> texts(OpenWindow open) {
    Node table = open.find("#add-rows");
    return table.lookupAll(".table-cell").stream()
        .map(cell -> String.valueOf(((TableCell<?, ?>) cell).getText()))
        .toList();
  }

  private static String label(OpenWindow open, String id) {
    return OpenWindow.onFx(() -> ((Label) open.find(id)).getText());
  }
}
