package dev.loadstone.ui.library;

import atlantafx.base.theme.Styles;
import dev.loadstone.core.library.LibraryCheck.Progress;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How far a verification is, and what it found. */
final class VerifyBar extends HBox {
  private static final Texts TEXTS = Texts.of(VerifyBar.class);

  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel = new Button(TEXTS.get("verify.cancel"));
  private final Button show = new Button(TEXTS.get("verify.show"));
  private final Button close = new Button(null, new FontIcon(Feather.X));

  /**
   * A bar over a verification.
   *
   * @param showProblems shows the files that are not as they were
   */
  VerifyBar(Verification verification, Runnable showProblems) {
    setId("library-verify-bar");
    getStyleClass().add("verify-bar");
    setAlignment(Pos.CENTER_LEFT);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    cancel.setOnAction(_ -> verification.cancel());
    show.setOnAction(_ -> showProblems.run());
    show.setId("library-verify-show");
    close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    close.setAccessibleText(TEXTS.get("verify.close"));
    close.setOnAction(_ -> verification.dismiss());
    for (Button each : List.of(cancel, show)) {
      each.getStyleClass().add(Styles.SMALL);
    }
    getChildren().addAll(words, bar, cancel, show, close);
    verification.state().subscribe(this::show);
  }

  private void show(Verification.State state) {
    boolean running = state instanceof Verification.State.Running;
    shown(this, !(state instanceof Verification.State.Idle));
    shown(bar, running);
    shown(cancel, running);
    shown(close, !running);
    shown(show, state instanceof Verification.State.Done(_, int problems, _, _) && problems > 0);
    switch (state) {
      case Verification.State.Idle _ -> {}
      case Verification.State.Running(int folder, int folders, Progress progress) ->
          running(folder, folders, progress);
      case Verification.State.Done done -> words.setText(done(done));
    }
  }

  private void running(int folder, int folders, Progress progress) {
    double part = progress.allBytes() == 0 ? 0 : (double) progress.bytes() / progress.allBytes();
    bar.setProgress((folder + part) / folders);
    words.setText(
        TEXTS.format(
            "verify.running",
            progress.files(),
            progress.allFiles(),
            Figures.bytes(progress.bytes()),
            Figures.bytes(progress.allBytes())));
  }

  private static String done(Verification.State.Done done) {
    String text =
        TEXTS.format(
            done.cancelled() ? "verify.cancelled" : "verify.done", done.checked(), done.problems());
    return done.failures().isEmpty() ? text : text + "  ·  " + String.join("; ", done.failures());
  }

  private static void shown(javafx.scene.Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }
}
