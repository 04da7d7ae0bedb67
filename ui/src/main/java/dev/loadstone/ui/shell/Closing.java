package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.AskSheet;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.Sheets;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.mirror.EngineSession;
import javafx.scene.control.CheckBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * Asks before the window closes over running downloads, until a person says not to ask. The
 * question stands in a layer of its own: what is being written in a sheet below stays.
 */
final class Closing {
  private static final Texts TEXTS = Texts.of(Closing.class);
  private static final String KEY = "close.asks";

  private final Stage stage;
  private final EngineSession session;
  private final Preferences preferences;
  private final Sheets questions;
  private @Nullable AskSheet question;

  Closing(Stage stage, EngineSession session, Preferences preferences, Sheets questions) {
    this.stage = stage;
    this.session = session;
    this.preferences = preferences;
    this.questions = questions;
    stage.setOnCloseRequest(this::requested);
  }

  /** Closes the window as its frame's button does. */
  void request() {
    WindowEvent event = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
    requested(event);
    if (!event.isConsumed()) {
      stage.close();
    }
  }

  private void requested(WindowEvent event) {
    int running = session.jobs().totals().get().running();
    if (running == 0 || preferences.get(KEY, "yes").equals("no")) {
      return;
    }
    event.consume();
    if (question != null && question.getScene() != null && questions.isOpen()) {
      return;
    }
    AskSheet sheet =
        new AskSheet(
            TEXTS.format("close.title", running),
            TEXTS.get("close.explanation"),
            TEXTS.get("close.confirm"));
    question = sheet;
    CheckBox always = sheet.box("close-always", TEXTS.get("close.always"));
    sheet.show(
        questions,
        () -> {
          if (always.isSelected()) {
            preferences.put(KEY, "no");
          }
          stage.close();
          return null;
        });
  }
}
