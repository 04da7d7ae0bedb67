package dev.loadstone.ui.shell;

import atlantafx.base.theme.Styles;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Notices that rise at the lower edge of the window. */
final class Toasts extends VBox implements Notices {
  private static final Texts TEXTS = Texts.of(Toasts.class);
  private static final Duration TOLD = Duration.seconds(3);
  private static final Duration OFFERED = Duration.seconds(8);
  private static final int MOST = 4;

  private final List<Toast> shown = new ArrayList<>();
  private final BooleanProperty canUndo = new SimpleBooleanProperty();

  Toasts() {
    getStyleClass().add("toasts");
    setAlignment(Pos.BOTTOM_CENTER);
    setPickOnBounds(false);
    setFillWidth(false);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  @Override
  public void tell(String text) {
    show(new Toast(text, () -> {}), TOLD);
  }

  @Override
  public void offer(String text, String action, Runnable run) {
    Toast toast = new Toast(text, () -> {});
    toast.addAction(action, run);
    show(toast, OFFERED);
  }

  @Override
  public void undoable(String text, Runnable undo, Runnable gone) {
    Toast toast = new Toast(text, gone);
    toast.addAction(TEXTS.get("toast.undo"), undo);
    toast.undo = undo;
    show(toast, OFFERED);
  }

  @Override
  public void problem(String text) {
    Toast toast = new Toast(text, () -> {});
    toast.getStyleClass().add("problem");
    show(toast, null);
  }

  /** Whether a notice tells of something that can be undone. */
  ObservableBooleanValue canUndo() {
    return canUndo;
  }

  /** Undoes what the newest of them tells of. */
  void undo() {
    shown.reversed().stream().filter(Toast::isUndoable).findFirst().ifPresent(Toast::undo);
  }

  /** Ends all that is offered. */
  void endAll() {
    List.copyOf(shown).forEach(Toast::end);
  }

  private void show(Toast toast, @Nullable Duration time) {
    while (shown.size() >= MOST) {
      shown.getFirst().end();
    }
    shown.add(toast);
    canUndo.set(shown.stream().anyMatch(Toast::isUndoable));
    getChildren().add(toast);
    if (time != null) {
      toast.endAfter(time);
    }
  }

  private final class Toast extends HBox {
    private final Runnable gone;
    private @Nullable Runnable undo;
    private boolean ended;

    Toast(String text, Runnable gone) {
      this.gone = gone;
      getStyleClass().add("toast");
      setAlignment(Pos.CENTER_LEFT);
      Label label = new Label(text);
      label.setWrapText(true);
      label.setMaxWidth(560);
      Button close = new Button(null, new FontIcon(Feather.X));
      close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
      close.setAccessibleText(TEXTS.get("toast.close"));
      close.setOnAction(_ -> end());
      getChildren().addAll(label, close);
    }

    void addAction(String title, Runnable run) {
      Button button = new Button(title);
      button.setId("toast-action");
      button.getStyleClass().addAll(Styles.FLAT, Styles.ACCENT, Styles.SMALL);
      button.setOnAction(
          _ -> {
            if (leave()) {
              run.run();
            }
          });
      getChildren().add(1, button);
    }

    boolean isUndoable() {
      return undo != null;
    }

    void undo() {
      if (undo != null && leave()) {
        undo.run();
      }
    }

    void endAfter(Duration time) {
      PauseTransition pause = new PauseTransition(time);
      pause.setOnFinished(_ -> end());
      pause.play();
    }

    void end() {
      if (leave()) {
        gone.run();
      }
    }

    private boolean leave() {
      boolean first = !ended;
      ended = true;
      shown.remove(this);
      canUndo.set(shown.stream().anyMatch(Toast::isUndoable));
      Toasts.this.getChildren().remove(this);
      return first;
    }
  }
}
