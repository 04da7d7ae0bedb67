package dev.loadstone.core.transfer;

import org.jspecify.annotations.Nullable;

/** Waits that an interrupt does not cut short. */
final class Threads {
  private Threads() {}

  /** Waits for a thread that is known to end; keeps the caller's interrupt mark. */
  static void join(@Nullable Thread thread) {
    boolean interrupted = false;
    while (thread != null && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
