package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.time.TimeSource;
import org.jspecify.annotations.Nullable;

/** One attempt at one job: from the first request to a part that is whole and checked. */
public final class Transfer {

  /**
   * What every transfer uses.
   *
   * @param everything the limit of all jobs together
   */
  public record Tools(
      HttpTransport transport,
      FileStore files,
      TimeSource time,
      Throttle everything,
      HostGate hosts,
      TargetNames names) {}

  /**
   * An attempt.
   *
   * @param job with its secrets
   * @param number of the attempt, from 1
   * @param previous receipt of the file this job published before; null if it never did
   */
  public Transfer(
      Tools tools, Job job, int number, @Nullable Receipt previous, TransferListener listener) {}

  /**
   * Runs to the end; blocks. Holds one connection of the link's origin that the caller acquired.
   */
  public TransferResult run() {
    throw new UnsupportedOperationException();
  }

  /** Makes {@link #run} return {@link TransferResult.Stopped} soon, keeping what was received. */
  public void stop() {
    throw new UnsupportedOperationException();
  }

  /** Changes the job's own limit. */
  public void limit(long bytesPerSecond) {
    throw new UnsupportedOperationException();
  }

  /** How it moves; any thread. */
  public LiveProgress progress() {
    throw new UnsupportedOperationException();
  }
}
