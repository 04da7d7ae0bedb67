package dev.loadstone.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.loadstone.ui.common.Preferences;
import dev.loadstone.ui.common.ThemeChoice;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** Light or dark: as the system is, or as it is set. FX thread. */
final class Appearance {
  private static final String KEY = "appearance";
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);

  private Subscription following = Subscription.EMPTY;

  Appearance(Preferences preferences) {
    try {
      choice.set(ThemeChoice.valueOf(preferences.get(KEY, "system").toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException _) {
      choice.set(ThemeChoice.SYSTEM);
    }
    choice.subscribe(chosen -> preferences.put(KEY, chosen.name().toLowerCase(Locale.ROOT)));
  }

  ObjectProperty<ThemeChoice> choice() {
    return choice;
  }

  /** From light to dark and back, whatever the system is. */
  void toggle() {
    choice.set(isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK);
  }

  /** Styles a scene and follows choice and system from here on. */
  void style(Scene scene) {
    add(scene, getClass().getResource("shell.css"));
    for (String feature : Features.STYLED) {
      add(scene, getClass().getResource("/dev/loadstone/ui/" + feature + "/" + feature + ".css"));
    }
    Runnable apply =
        () -> {
          boolean dark = isDark();
          Theme theme = dark ? new PrimerDark() : new PrimerLight();
          Application.setUserAgentStylesheet(theme.getUserAgentStylesheetBSS());
          scene.getRoot().pseudoClassStateChanged(DARK, dark);
        };
    apply.run();
    choice.subscribe(apply);
    following = Platform.getPreferences().colorSchemeProperty().subscribe(apply);
  }

  /** Follows the system no longer, which would keep the window otherwise. */
  void leave() {
    following.unsubscribe();
  }

  private boolean isDark() {
    return switch (choice.get()) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }

  private static void add(Scene scene, java.net.@org.jspecify.annotations.Nullable URL sheet) {
    if (sheet == null) {
      throw new IllegalStateException("a stylesheet is missing");
    }
    scene.getStylesheets().add(sheet.toExternalForm());
  }
}
