package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a wait that takes too long. Arming it anew moves the moment and costs no timer, so it can be
 * armed for every read. Thread-safe.
 */
final class Deadline {
  private final ScheduledExecutorService timer;
  private final TimeSource time;
  private final Runnable whenPassed;
  private @Nullable ScheduledFuture<?> task;
  private long wakesAt;
  private long due;
  private boolean armed;
  private boolean ended;
  private volatile boolean passed;
  private volatile Duration limit = Duration.ZERO;

  Deadline(ScheduledExecutorService timer, TimeSource time, Runnable whenPassed) {
    this.timer = timer;
    this.time = time;
    this.whenPassed = whenPassed;
  }

  /** Passes when so much time goes by before the next call of any method; zero is no limit. */
  synchronized void arm(Duration newLimit) {
    if (ended || newLimit.isZero()) {
      armed = false;
      return;
    }
    limit = newLimit;
    due = time.nanos() + newLimit.toNanos();
    armed = true;
    if (task == null || wakesAt - due > 0) {
      schedule();
    }
  }

  synchronized void disarm() {
    armed = false;
  }

  synchronized void end() {
    ended = true;
    armed = false;
    cancelTask();
  }

  boolean hasPassed() {
    return passed;
  }

  /** The limit that was armed last. */
  Duration limit() {
    return limit;
  }

  private void schedule() {
    cancelTask();
    wakesAt = due;
    try {
      task = timer.schedule(this::wake, Math.max(0, due - time.nanos()), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The transport is closed, which ends its calls by itself.
      ended = true;
    }
  }

  private void cancelTask() {
    if (task != null) {
      task.cancel(false);
      task = null;
    }
  }

  private void wake() {
    synchronized (this) {
      task = null;
      if (!armed) {
        return;
      }
      if (due - time.nanos() > 0) {
        schedule();
        return;
      }
      passed = true;
      ended = true;
    }
    whenPassed.run();
  }
}
