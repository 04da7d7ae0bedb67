package dev.loadstone.ui.add;

import dev.loadstone.ui.common.Command;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.common.Workbench;
import dev.loadstone.ui.mirror.EngineSession;
import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.feather.Feather;

/** Lets a person add links. FX thread. */
public final class AddFeature {
  private static final Texts TEXTS = Texts.of(AddFeature.class);
  private static final String FOLDER = "add.folder";

  /** A list of 100,000 long links is smaller. */
  private static final long LARGEST_LIST = 32L << 20;

  private final EngineSession session;
  private final Workbench workbench;
  private final Command open;

  public AddFeature(EngineSession session, Workbench workbench) {
    this.session = session;
    this.workbench = workbench;
    open = Command.of(TEXTS, "add.open", Feather.PLUS, () -> offer("")).on("Shortcut+N");
  }

  /** Opens the sheet. */
  public Command open() {
    return open;
  }

  /** Shows the sheet with these links in it. */
  public void offer(String links) {
    AddModel model = new AddModel(session);
    model.folder().set(workbench.preferences().get(FOLDER, usualFolder()));
    model.text().set(links.strip());
    AddSheet sheet = new AddSheet(model, () -> submit(model), workbench.sheets()::close);
    workbench.sheets().show(sheet);
    sheet.focus();
  }

  /** Takes links, texts and list files that are dropped on a scene. */
  public void takeDropsOn(Scene scene) {
    scene.setOnDragOver(
        event -> {
          if (isOfUse(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            event.consume();
          }
        });
    scene.setOnDragDropped(this::drop);
  }

  private static boolean isOfUse(Dragboard board) {
    return board.hasUrl() || board.hasString() || board.hasFiles();
  }

  private void drop(DragEvent event) {
    Dragboard board = event.getDragboard();
    String text =
        board.hasFiles() ? texts(board) : board.hasUrl() ? board.getUrl() : board.getString();
    event.setDropCompleted(text != null && !text.isBlank());
    event.consume();
    if (text != null && !text.isBlank()) {
      offer(text);
    }
  }

  private String texts(Dragboard board) {
    StringJoiner all = new StringJoiner("\n");
    for (File file : board.getFiles()) {
      try {
        all.add(text(file.toPath()));
      } catch (IOException e) {
        workbench.notices().problem(TEXTS.format("drop.unreadable", file.getName()));
      }
    }
    return all.toString();
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST_LIST) {
      throw new MalformedInputException(1);
    }
    return Files.readString(file);
  }

  private void submit(AddModel model) {
    workbench.preferences().put(FOLDER, model.folder().get());
    workbench.sheets().close();
    model.submit(
        count -> workbench.notices().tell(TEXTS.format("added", count)),
        workbench.notices()::problem);
  }

  private static String usualFolder() {
    Path home = Path.of(System.getProperty("user.home"));
    Path downloads = home.resolve("Downloads");
    return (Files.isDirectory(downloads) ? downloads : home).resolve("assets").toString();
  }
}
