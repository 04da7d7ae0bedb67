package dev.loadstone.ui.downloads;

import dev.loadstone.ui.common.Beat;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.Node;

/** Tells nodes that show a time that a second has passed; stands still while there are none. */
final class Countdown {
  private final Map<Node, Runnable> shown = new WeakHashMap<>();
  private final Beat second = new Beat(Duration.ofSeconds(1), this::tick);

  /** Calls it each second as long as the node is in a window. */
  void watch(Node node, Runnable refresh) {
    shown.put(node, refresh);
    second.start();
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
