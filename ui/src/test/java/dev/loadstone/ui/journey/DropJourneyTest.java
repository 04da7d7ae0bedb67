package dev.loadstone.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.ui.testing.OpenWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Dragged out of another window, as from a browser; the headless platform cannot drag. */
@EnabledIfSystemProperty(named = "glass.platform", matches = "gtk")
class DropJourneyTest {
  @TempDir Path folder;

  @Test
  void link_droppedOnTheWindow_isOffered() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      drop(open, content -> content.putUrl("https://a.example/rock.png"));

      open.await("it is offered", () -> links(open).contains("https://a.example/rock.png"));
    }
  }

  @Test
  void text_droppedOnASheetWithLinks_comesToTheOthers() {
    try (OpenWindow open = OpenWindow.in(folder)) {
      open.paste("https://a.example/one.png");
      open.await("the sheet is open", () -> open.shows("#add-links"));
      drop(open, content -> content.putString("https://a.example/two.png\n"));

      open.await("both are there", () -> links(open).lines().count() == 2);
      assertThat(links(open)).isEqualTo("https://a.example/one.png\nhttps://a.example/two.png");
    }
  }

  @Test
  void files_droppedOnTheWindow_areReadAsLists() throws IOException {
    Path list = Files.writeString(folder.resolve("list.txt"), "https://a.example/a.png\n");
    Path meta =
        Files.writeString(
            folder.resolve("set.meta4"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <metalink xmlns="urn:ietf:params:xml:ns:metalink">
              <file name="b.png"><url>https://a.example/b.png</url></file>
            </metalink>
            """);
    try (OpenWindow open = OpenWindow.in(folder)) {
      drop(open, content -> content.putFiles(List.of(list.toFile(), meta.toFile())));

      open.await("both are read", () -> rows(open) == 2);
      open.press(KeyCode.ESCAPE);
    }
  }

  /** By the system's own drag and drop, from one window to the other. */
  private static void drop(OpenWindow open, Consumer<ClipboardContent> fill) {
    Label source = new Label("drag me");
    source.setId("drag-source");
    source.setOnDragDetected(
        event -> {
          ClipboardContent content = new ClipboardContent();
          fill.accept(content);
          source.startDragAndDrop(TransferMode.COPY).setContent(content);
          event.consume();
        });
    Stage other =
        OpenWindow.onFx(
            () -> {
              open.stage().setX(300);
              open.stage().setY(0);
              Stage stage = new Stage();
              stage.setX(0);
              stage.setY(0);
              stage.setScene(new Scene(new StackPane(source), 200, 100));
              stage.setAlwaysOnTop(true);
              stage.show();
              return stage;
            });
    try {
      open.robot.drag(source);
      open.robot.dropTo(".status-bar");
    } finally {
      OpenWindow.onFx(
          () -> {
            other.close();
            return true;
          });
    }
  }

  private static String links(OpenWindow open) {
    return open.robot
        .lookup("#add-links")
        .tryQueryAs(TextArea.class)
        .map(TextArea::getText)
        .orElse("");
  }

  private static int rows(OpenWindow open) {
    return open.robot
        .lookup("#add-rows")
        .tryQuery()
        .map(table -> ((TableView<?>) table).getItems().size())
        .orElse(0);
  }
}
