package dev.loadstone.ui.common;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Does something at intervals. An animation could, too, but while one plays the toolkit wakes up
 * for every frame: a window that stands still would work all the time. FX thread.
 */
public final class Beat {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("loadstone-beat").factory());

  private final Duration interval;
  private final Runnable task;
  private final AtomicBoolean pending = new AtomicBoolean();
  private @Nullable Future<?> running;

  /** One that stands still. */
  public Beat(Duration interval, Runnable task) {
    this.interval = interval;
    this.task = task;
  }

  /** Begins, first after an interval; goes on if it did before. */
  public void start() {
    if (running == null) {
      long nanos = interval.toNanos();
      running = CLOCK.scheduleAtFixedRate(this::post, nanos, nanos, TimeUnit.NANOSECONDS);
    }
  }

  /** After it the task is not called. */
  public void stop() {
    if (running != null) {
      running.cancel(false);
      running = null;
    }
  }

  public boolean isRunning() {
    return running != null;
  }

  /** On the clock's thread: a screen that is busy is not sent more than one. */
  private void post() {
    if (pending.compareAndSet(false, true)) {
      Platform.runLater(this::strike);
    }
  }

  private void strike() {
    pending.set(false);
    if (running != null) {
      task.run();
    }
  }
}
