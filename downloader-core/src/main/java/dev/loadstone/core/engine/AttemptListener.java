package dev.loadstone.core.engine;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.queue.Input;
import dev.loadstone.core.store.JobStore.RecordedExchange;
import dev.loadstone.core.transfer.TransferListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gathers what one attempt says until the engine asks: at its pace, and when the attempt has ended.
 * Nothing of it is worth waking the engine for. Threads of the attempt add, the engine's takes.
 */
final class AttemptListener implements TransferListener {
  private final Engine engine;
  private final JobId job;
  private final Queue<Runnable> said = new ConcurrentLinkedQueue<>();

  AttemptListener(Engine engine, JobId job) {
    this.engine = engine;
    this.job = job;
  }

  /** Tells the engine what was said since the last time. */
  void drain() {
    for (Runnable each = said.poll(); each != null; each = said.poll()) {
      each.run();
    }
  }

  @Override
  public void answered(int status) {
    apply(new Input.Answered(status));
  }

  @Override
  public void described(RemoteFile remote, Path target) {
    apply(new Input.Described(remote, target));
  }

  @Override
  public void resumed(long offset) {
    apply(new Input.Resumed(offset));
  }

  @Override
  public void checkpoint(List<Segment> durable) {
    long received =
        durable.stream().mapToLong(segment -> segment.written() - segment.range().start()).sum();
    apply(new Input.Checkpointed(received));
    boolean whole = durable.stream().allMatch(each -> each.written() == each.range().end());
    said.add(() -> engine.pending().segments(job, whole ? List.of() : durable));
  }

  @Override
  public void verifying() {
    apply(new Input.VerifyingBegan());
  }

  @Override
  public void log(String decision) {
    said.add(() -> engine.log(job, decision));
  }

  @Override
  public Consumer<HttpExchange> exchange(Supplier<HttpExchange> soFar) {
    long id = engine.exchanges().began(job, soFar);
    return exchange -> {
      said.add(() -> engine.pending().exchange(new RecordedExchange(id, job, exchange)));
      engine.exchanges().ended(id, exchange);
    };
  }

  private void apply(Input input) {
    said.add(() -> engine.apply(job, input));
  }
}
