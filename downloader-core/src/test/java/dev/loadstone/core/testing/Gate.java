package dev.loadstone.core.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds a call up until a test releases it; every wait is bounded. */
public final class Gate {
  private static final long MOST_SECONDS = 20;
  private final CompletableFuture<Void> reached = new CompletableFuture<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();

  /** Blocks the test until a call stands at the gate. */
  public void awaitReached() {
    await(reached);
  }

  public boolean isReached() {
    return reached.isDone();
  }

  public void release() {
    released.complete(null);
  }

  void pass(CompletableFuture<Void> cancelled) {
    reached.complete(null);
    await(CompletableFuture.anyOf(released, cancelled));
  }

  private static void await(CompletableFuture<?> event) {
    try {
      event.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted at a gate", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("nobody came within " + MOST_SECONDS + " s", e);
    }
  }
}
