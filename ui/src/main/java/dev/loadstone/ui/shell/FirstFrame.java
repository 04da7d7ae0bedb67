package dev.loadstone.ui.shell;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Tells when a scene was painted for the first time since it was asked for. FX thread. */
final class FirstFrame implements Runnable {
  private final Scene scene;
  private final Runnable painted;
  private boolean laidOut;

  private FirstFrame(Scene scene, Runnable painted) {
    this.scene = scene;
    this.painted = painted;
  }

  /** Runs {@code painted} once a whole frame of the scene is on the screen. */
  static void of(Scene scene, Runnable painted) {
    scene.addPostLayoutPulseListener(new FirstFrame(scene, painted));
    Platform.requestNextPulse();
  }

  /** A pulse begins only when the frame of the one before it is painted. */
  @Override
  public void run() {
    if (laidOut) {
      scene.removePostLayoutPulseListener(this);
      painted.run();
    } else {
      laidOut = true;
      Platform.runLater(Platform::requestNextPulse);
    }
  }
}
