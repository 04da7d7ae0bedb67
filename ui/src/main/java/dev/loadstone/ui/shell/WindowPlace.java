package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Preferences;
import java.util.List;
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
    double x = preferences.get("window.x", Double.NaN);
    double y = preferences.get("window.y", Double.NaN);
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    Rectangle2D screen =
        screens.stream().filter(each -> holds(each, x, y)).findFirst().orElse(null);
    if (screen != null) {
      stage.setX(x);
      stage.setY(y);
    }
    Rectangle2D room = screen == null ? Screen.getPrimary().getVisualBounds() : screen;
    stage.setMinWidth(Math.min(LEAST_WIDTH, room.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, room.getHeight()));
    double width = preferences.get("window.width", WIDTH);
    double height = preferences.get("window.height", HEIGHT);
    if (width != WIDTH || width > room.getWidth()) {
      stage.setWidth(fit(width, LEAST_WIDTH, WIDTH, room.getWidth()));
    }
    if (height != HEIGHT || height > room.getHeight()) {
      stage.setHeight(fit(height, LEAST_HEIGHT, HEIGHT, room.getHeight()));
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

  /** A kept length, or the usual one in place of one that is too small; no more than there is. */
  static double fit(double kept, double least, double usual, double room) {
    return Math.min(kept >= least ? kept : usual, room);
  }

  private static boolean holds(Rectangle2D screen, double x, double y) {
    return screen.contains(x, y) && screen.contains(x + 100, y + 40);
  }
}
