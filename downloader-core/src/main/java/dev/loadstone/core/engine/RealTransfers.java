package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.transfer.Transfer;
import dev.loadstone.core.transfer.TransferListener;
import dev.loadstone.core.transfer.TransferResult;
import org.jspecify.annotations.Nullable;

/** Starts the transfers that reach the network and the disk. */
record RealTransfers(Transfer.Tools tools) implements TransferStarter {

  private record Running(Transfer transfer) implements Attempt {
    @Override
    public TransferResult run() {
      return transfer.run();
    }

    @Override
    public void stop() {
      transfer.stop();
    }

    @Override
    public void limit(long bytesPerSecond) {
      transfer.limit(bytesPerSecond);
    }

    @Override
    public LiveProgress progress() {
      return transfer.progress();
    }
  }

  @Override
  public Attempt prepare(
      Job job, int number, @Nullable Receipt previous, TransferListener listener) {
    return new Running(new Transfer(tools, job, number, previous, listener));
  }
}
