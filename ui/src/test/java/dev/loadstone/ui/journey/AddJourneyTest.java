package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.testing.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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

  @Test
  void add_toAnotherFolder_nextSheetBeginsThereUntilOneIsSet() {
    String other = folder.resolve("other").toString();
    String set = folder.resolve("set").toString();
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.png");
      open.server.serve(link, FakeResource.random(1, 3_000));
      open.paste(link.text());
      open.await("its row is there", () -> rows(open) == 1);
      OpenWindow.onFx(
          () -> {
            folderField(open).setText(other);
            return true;
          });
      open.press(KeyCode.CONTROL, KeyCode.ENTER);
      open.await("it is there", () -> Files.exists(folder.resolve("other/rock.png")));

      try (OpenWindow again = open.restarted()) {
        assertThat(beginning(again)).isEqualTo(other);
        again.click("#nav-settings");
        TextField field = (TextField) again.find("#settings-folder");
        assertThat(field.getText()).isEqualTo(folder.resolve("assets").toString());
        OpenWindow.onFx(
            () -> {
              field.requestFocus();
              field.setText(set);
              return true;
            });
        again.press(KeyCode.ENTER);
        assertThat(beginning(again)).isEqualTo(set);
      }
    }
  }

  @Test
  void add_whatWasRemovedAMomentAgo_isInTheQueueAgain() {
    FakeResource rock = FakeResource.random(1, 3_000);
    try (OpenWindow open = OpenWindow.in(folder)) {
      Link link = open.server.link("/rock.png");
      open.submit(link);
      open.await("it is not there", () -> isOnly(open, JobGroup.FAILED));
      open.server.serve(link, rock);
      open.select(0);
      open.press(KeyCode.DELETE);
      open.await("it is out of sight", () -> open.rows() == 0);

      open.paste(link.text());
      open.await("its size is known", () -> texts(open).contains("2.92 KiB"));
      open.press(KeyCode.CONTROL, KeyCode.ENTER);
      open.await("it is done", () -> isOnly(open, JobGroup.DONE));
      assertThat(open.read("rock.png")).isEqualTo(rock.bytes());
    }
  }

  private static boolean isOnly(OpenWindow open, JobGroup group) {
    return open.rows() == 1 && open.session().counts().of(group) == 1;
  }

  /** The folder of a sheet that is opened for it. */
  private static String beginning(OpenWindow open) {
    open.press(KeyCode.CONTROL, KeyCode.N);
    open.await("the sheet is open", () -> open.shows("#add-folder"));
    String begins = OpenWindow.onFx(() -> folderField(open).getText());
    open.press(KeyCode.ESCAPE);
    open.await("it is closed", () -> !open.shows("#add-folder"));
    return begins;
  }

  private static TextField folderField(OpenWindow open) {
    return ((ComboBox<?>) open.find("#add-folder")).getEditor();
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
