package dev.loadstone.ui.downloads;

import java.util.Map;
import java.util.WeakHashMap;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Tells nodes that show a time that a second has passed; stands still while there are none. */
final class Countdown {
  private final Map<Node, Runnable> shown = new WeakHashMap<>();
  private final Timeline second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

  Countdown() {
    second.setCycleCount(Animation.INDEFINITE);
  }

  /** Calls it each second as long as the node is in a window. */
  void watch(Node node, Runnable refresh) {
    shown.put(node, refresh);
    second.play();
  }

  void leave(Node node) {
    shown.remove(node);
  }

  private void tick() {
    shown.keySet().removeIf(node -> node.getScene() == null);
    shown.values().forEach(Runnable::run);
    if (shown.isEmpty()) {
      second.stop();
    }
  }
}
