package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.transfer.TransferListener;
import dev.loadstone.core.transfer.TransferResult;
import org.jspecify.annotations.Nullable;

/** Prepares attempts; a test has one that does as it is told. */
@FunctionalInterface
public interface TransferStarter {

  /** An attempt that was prepared and runs once. */
  interface Attempt {

    /** Runs to the end; blocks. */
    TransferResult run();

    /** Makes {@link #run} return soon, from any thread, more than once, before it began too. */
    void stop();

    void limit(long bytesPerSecond);

    LiveProgress progress();
  }

  /**
   * Prepares; does not block.
   *
   * @param job with its secrets
   * @param number of the attempt, from 1
   * @param previous receipt of what the job published before; null if it never did
   */
  Attempt prepare(Job job, int number, @Nullable Receipt previous, TransferListener listener);
}
