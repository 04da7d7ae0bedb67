package dev.loadstone.ui.library;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Does what was asked last first and forgets what was asked long ago: what a person scrolled past
 * is of no use any more. Thread-safe.
 */
final class LastFirst {
  private final Executor threads;
  private final int most;
  private final Deque<Task> waiting = new ArrayDeque<>();

  /**
   * Something to do.
   *
   * @param dropped instead of it
   */
  record Task(Runnable run, Runnable dropped) {}

  /**
   * An empty queue.
   *
   * @param most how many may wait
   */
  LastFirst(Executor threads, int most) {
    this.threads = threads;
    this.most = most;
  }

  void ask(Runnable run, Runnable dropped) {
    @Nullable Task oldest = null;
    synchronized (this) {
      waiting.addFirst(new Task(run, dropped));
      if (waiting.size() > most) {
        oldest = waiting.removeLast();
      }
    }
    if (oldest != null) {
      oldest.dropped().run();
    }
    threads.execute(this::next);
  }

  private void next() {
    @Nullable Task task;
    synchronized (this) {
      task = waiting.pollFirst();
    }
    if (task != null) {
      task.run().run();
    }
  }
}
