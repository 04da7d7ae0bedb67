package dev.loadstone.ui.testing;

import dev.loadstone.ui.common.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The test's own thread in place of the FX thread; keeps what a person would be told. */
public final class QueuedScreen implements Executor, Notices {
  private static final int LONGEST_WAIT = 20;

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  public final List<String> told = new ArrayList<>();
  public final List<String> problems = new ArrayList<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs what is meant for the screen until something is so. */
  public void await(String what, BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Runnable next = tasks.poll(LONGEST_WAIT, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("not within " + LONGEST_WAIT + " s: " + what);
        }
        next.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void tell(String text) {
    told.add(text);
  }

  @Override
  public void offer(String text, String action, Runnable run) {
    told.add(text);
  }

  @Override
  public void undoable(String text, Runnable undo, Runnable gone) {
    told.add(text);
    gone.run();
  }

  @Override
  public void problem(String text) {
    problems.add(text);
  }
}
