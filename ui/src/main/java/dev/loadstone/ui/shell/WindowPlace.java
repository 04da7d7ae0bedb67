package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Preferences;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window stands and how large it is, from one start to the next. */
final class WindowPlace {
  static final double WIDTH = 1160;
  static final double HEIGHT = 720;
  private static final double LEAST_WIDTH = 720;
  private static final double LEAST_HEIGHT = 420;

  private final Stage stage;
  private final Preferences preferences;

  WindowPlace(Stage stage, Preferences preferences) {
    this.stage = stage;
    this.preferences = preferences;
  }

  /** Puts the window where it was left, if a screen is there. */
  void restore() {
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    double width = preferences.get("window.width", Double.NaN);
    double height = preferences.get("window.height", Double.NaN);
    if (width >= LEAST_WIDTH && height >= LEAST_HEIGHT) {
      stage.setWidth(width);
      stage.setHeight(height);
    }
    double x = preferences.get("window.x", Double.NaN);
    double y = preferences.get("window.y", Double.NaN);
    if (isOnAScreen(x, y)) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(preferences.get("window.maximized", "false").equals("true"));
  }

  void keep() {
    preferences.put("window.maximized", Boolean.toString(stage.isMaximized()));
    if (!stage.isMaximized() && !Double.isNaN(stage.getWidth())) {
      preferences.put("window.width", Double.toString(stage.getWidth()));
      preferences.put("window.height", Double.toString(stage.getHeight()));
      preferences.put("window.x", Double.toString(stage.getX()));
      preferences.put("window.y", Double.toString(stage.getY()));
    }
  }

  private static boolean isOnAScreen(double x, double y) {
    return Screen.getScreens().stream()
        .map(Screen::getVisualBounds)
        .anyMatch(
            (Rectangle2D bounds) -> bounds.contains(x, y) && bounds.contains(x + 100, y + 40));
  }
}
