package dev.loadstone.ui.common;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something a person can do, once for menu, toolbar, context menu, palette and keyboard.
 *
 * @param id unique; {@code feature.verb}
 * @param title for a person, in the language of the display
 * @param icon null for none
 * @param shortcut works in the whole window; null for none
 * @param enabled whether it can be done at the moment
 */
public record Command(
    String id,
    String title,
    @Nullable Ikon icon,
    @Nullable KeyCombination shortcut,
    ObservableBooleanValue enabled,
    Runnable action) {
  private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

  /** A command whose title is the text of its id, that can always be done. */
  public static Command of(Texts texts, String id, @Nullable Ikon icon, Runnable action) {
    return new Command(id, texts.get(id), icon, null, ALWAYS, action);
  }

  /** With a shortcut as {@link KeyCombination#valueOf} reads it. */
  public Command on(String keys) {
    return on(KeyCombination.valueOf(keys));
  }

  public Command on(KeyCombination keys) {
    return new Command(id, title, icon, keys, enabled, action);
  }

  public Command when(ObservableBooleanValue condition) {
    return new Command(id, title, icon, shortcut, condition, action);
  }

  /** Does it, if it can be done. */
  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }
}
