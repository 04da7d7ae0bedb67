package dev.loadstone.bench.window;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Work for the FX thread from another. */
final class Fx {
  private static final int LONGEST = 120;

  private Fx() {}

  static <T> T get(Callable<T> action) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(action.call());
          } catch (Exception | Error e) {
            done.completeExceptionally(e);
          }
        });
    try {
      return done.get(LONGEST, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("on the FX thread", e.getCause());
    }
  }

  static void run(Runnable action) throws Exception {
    var _ =
        get(
            () -> {
              action.run();
              return true;
            });
  }

  static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST);
    while (!get(condition)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the window did not come so far");
      }
      Thread.sleep(20);
    }
  }
}
