package dev.loadstone.core.engine;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.queue.Input;
import dev.loadstone.core.transfer.TransferListener;
import java.nio.file.Path;
import java.util.List;

/** Carries what one attempt says into the engine's inbox. */
record AttemptListener(Engine engine, JobId job, int number) implements TransferListener {

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
    engine.post(
        () -> {
          engine.apply(job, new Input.Checkpointed(received));
          engine.pending().segments(job, durable);
        });
  }

  @Override
  public void verifying() {
    apply(new Input.VerifyingBegan());
  }

  @Override
  public void log(String decision) {
    engine.post(() -> engine.log(job, decision));
  }

  @Override
  public void exchange(HttpExchange exchange) {
    engine.post(() -> engine.pending().exchange(job, exchange));
  }

  private void apply(Input input) {
    engine.post(() -> engine.apply(job, input));
  }
}
