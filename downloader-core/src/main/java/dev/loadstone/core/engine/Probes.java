package dev.loadstone.core.engine;

import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.time.TimeSource;
import dev.loadstone.core.transfer.ContentCheck;
import dev.loadstone.core.transfer.Probe;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks links what they would bring, a few at once, beside the queue. Thread-safe. */
final class Probes implements AutoCloseable {
  private static final int AT_ONCE = 8;

  private final HttpTransport transport;
  private final TimeSource time;
  private final ContentCheck content;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("loadstone-probe-", 0).factory());

  Probes(HttpTransport transport, TimeSource time, ContentCheck content) {
    this.transport = transport;
    this.time = time;
    this.content = content;
  }

  /** Fails with a {@link FailureException}; cancelling it ends the request. */
  CompletableFuture<ProbedFile> ask(JobRequest request) {
    CompletableFuture<ProbedFile> answer = new CompletableFuture<>();
    threads.execute(
        () -> {
          if (!answer.isDone()) {
            ask(request, answer);
          }
        });
    return answer;
  }

  private void ask(JobRequest request, CompletableFuture<ProbedFile> answer) {
    try {
      Probe probe = new Probe(transport, time, content, request);
      CompletableFuture<ProbedFile> _ =
          answer.whenComplete(
              (_, _) -> {
                if (answer.isCancelled()) {
                  probe.cancel();
                }
              });
      answer.complete(probe.ask());
    } catch (FailureException | RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
