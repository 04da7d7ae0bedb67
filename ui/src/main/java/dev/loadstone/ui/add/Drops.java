package dev.loadstone.ui.add;

import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Takes what is dropped on a window: links, texts, list files. FX thread; reads files beside. */
final class Drops {
  private static final Texts TEXTS = Texts.of(Drops.class);

  /** A list of 100,000 long links is smaller. */
  private static final long LARGEST_LIST = 32L << 20;

  private static final int MOST_FILES = 50;

  private final Executor background;
  private final BiConsumer<String, List<LinkSource>> offer;
  private final Notices notices;

  Drops(Executor background, BiConsumer<String, List<LinkSource>> offer, Notices notices) {
    this.background = background;
    this.offer = offer;
    this.notices = notices;
  }

  /** Takes them on a scene whose root is a pile of layers; a frame shows that it would. */
  void on(Scene scene) {
    Region frame = new Region();
    frame.getStyleClass().add("drop-frame");
    frame.setMouseTransparent(true);
    frame.setVisible(false);
    ((Pane) scene.getRoot()).getChildren().add(frame);
    scene.setOnDragExited(_ -> frame.setVisible(false));
    scene.setOnDragOver(
        event -> {
          Dragboard board = event.getDragboard();
          if (board.hasUrl() || board.hasString() || board.hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            frame.setVisible(true);
            event.consume();
          }
        });
    scene.setOnDragDropped(this::drop);
  }

  private void drop(DragEvent event) {
    Dragboard board = event.getDragboard();
    if (board.hasFiles()) {
      List<File> files = List.copyOf(board.getFiles());
      event.setDropCompleted(true);
      background.execute(() -> read(files));
    } else {
      @Nullable String text = board.hasUrl() ? board.getUrl() : board.getString();
      event.setDropCompleted(text != null && !text.isBlank());
      if (text != null && !text.isBlank()) {
        offer.accept(text.strip(), List.of());
      }
    }
    event.consume();
  }

  private void read(List<File> files) {
    List<LinkSource> lists = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (File file : files.subList(0, Math.min(files.size(), MOST_FILES))) {
      try {
        lists.add(new LinkSource(file.getName(), text(file.toPath())));
      } catch (IOException e) {
        unreadable.add(file.getName());
      }
    }
    Platform.runLater(
        () -> {
          if (!lists.isEmpty()) {
            offer.accept("", lists);
          }
          unreadable.forEach(name -> notices.problem(TEXTS.format("drop.unreadable", name)));
        });
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST_LIST) {
      throw new MalformedInputException(1);
    }
    return Files.readString(file);
  }
}
