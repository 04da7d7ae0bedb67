package dev.loadstone.ui.inspect;

import dev.loadstone.core.library.Inspection;
import dev.loadstone.core.model.JobState;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.KindNames;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.inspect.preview.Preview;
import dev.loadstone.ui.inspect.preview.PreviewReader;
import dev.loadstone.ui.mirror.JobRow;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A published file as far as it can be shown, and what it says about itself. */
final class PreviewPane extends HBox {
  private static final Texts TEXTS = Texts.of(PreviewPane.class);
  private static final int MOST_FACTS = 40;

  private final Executor reading;
  private final Executor screen;
  private final BorderPane content = new BorderPane();
  private final VBox facts = new VBox();

  /** Files are read one after the other: what each needs in memory is bounded. */
  private final ReentrantLock oneAtATime = new ReentrantLock();

  private volatile @Nullable Path shown;

  /**
   * An empty pane.
   *
   * @param reading runs what blocks
   * @param screen runs what touches the pane
   */
  PreviewPane(Executor reading, Executor screen) {
    this.reading = reading;
    this.screen = screen;
    getStyleClass().add("preview-pane");
    content.setId("preview-content");
    content.setMinWidth(0);
    facts.getStyleClass().add("preview-facts");
    facts.setMinWidth(240);
    facts.setPrefWidth(260);
    HBox.setHgrow(content, Priority.ALWAYS);
    getChildren().addAll(content, facts);
  }

  /** Shows a job's file; reads it only if it is another than before. */
  void show(@Nullable JobRow row) {
    Path file =
        row != null && row.job().state() instanceof JobState.Published(var receipt)
            ? receipt.file()
            : null;
    if (file == null) {
      shown = null;
      say(TEXTS.get("preview.later"));
    } else if (!file.equals(shown)) {
      shown = file;
      say(TEXTS.get("preview.reading"));
      reading.execute(() -> read(file));
    }
  }

  private void read(Path file) {
    oneAtATime.lock();
    try {
      if (file.equals(shown)) {
        Preview preview = PreviewReader.read(file);
        screen.execute(() -> show(file, preview));
      }
    } catch (NoSuchFileException _) {
      screen.execute(() -> failed(file, TEXTS.get("preview.gone")));
    } catch (IOException e) {
      String why = ExchangeWords.oneLine(String.valueOf(e.getMessage()), 300);
      screen.execute(() -> failed(file, TEXTS.format("preview.unreadable", why)));
    } finally {
      oneAtATime.unlock();
    }
  }

  private void failed(Path file, String text) {
    if (file.equals(shown)) {
      say(text);
    }
  }

  private void say(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("empty-hint");
    label.setWrapText(true);
    content.setTop(null);
    content.setCenter(label);
    facts.getChildren().clear();
  }

  private void show(Path file, Preview preview) {
    if (!file.equals(shown)) {
      return;
    }
    Node top = note(preview.content());
    content.setTop(top);
    content.setCenter(PreviewViews.of(preview.content()));
    showFacts(preview.facts());
  }

  private static @Nullable Node note(Preview.Content content) {
    String text =
        switch (content) {
          case Preview.Bytes(_, var reason) -> TEXTS.get("preview." + reason.name());
          case Preview.Characters(_, var cut) -> cut ? TEXTS.get("preview.cut") : "";
          case Preview.Listing(var files, var total) ->
              TEXTS.format("preview.listing", files.size(), total);
          default -> "";
        };
    if (text.isEmpty()) {
      return null;
    }
    Label label = new Label(text);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().addAll("muted", "preview-note");
    return label;
  }

  private void showFacts(Inspection inspection) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("preview-grid");
    int row = 0;
    String format = inspection.format();
    String kind = KindNames.one(inspection.kind());
    row = add(grid, row, TEXTS.get("preview.kind"), format.isEmpty() ? kind : format + ", " + kind);
    for (Inspection.Fact each : inspection.facts().stream().limit(MOST_FACTS).toList()) {
      String known = "is." + each.name().replace(' ', '_');
      String name = TEXTS.has(known) ? TEXTS.get(known) : each.name();
      String value =
          each.name().equals("unpacked bytes") && each.value().matches("\\d{1,18}")
              ? Figures.bytes(Long.parseLong(each.value()))
              : each.value();
      row = add(grid, row, name, ExchangeWords.oneLine(value, 200));
    }
    facts.getChildren().setAll(grid);
    inspection
        .problem()
        .ifPresent(
            problem -> {
              Label label = new Label(TEXTS.format("preview.problem", problem.text()));
              label.setWrapText(true);
              label.getStyleClass().add("preview-problem");
              facts.getChildren().add(label);
            });
  }

  private static int add(GridPane grid, int row, String name, String value) {
    Label left = new Label(name);
    left.getStyleClass().add("fact-name");
    left.setMinWidth(Region.USE_PREF_SIZE);
    Label right = new Label(value);
    right.setWrapText(true);
    GridPane.setValignment(left, javafx.geometry.VPos.TOP);
    grid.addRow(row, left, right);
    return row + 1;
  }
}
