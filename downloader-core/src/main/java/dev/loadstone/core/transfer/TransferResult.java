package dev.loadstone.core.transfer;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Receipt;

/** How an attempt ended. */
public sealed interface TransferResult {

  /** The part is whole, forced and checked, and was handed over; it awaits its final name. */
  record Ready(Receipt receipt) implements TransferResult {}

  /** The published file is still what the server has; nothing was fetched. */
  record Unchanged(Receipt receipt) implements TransferResult {}

  /** A file stands there already and the policy is to leave it. */
  record Skipped(Receipt receipt) implements TransferResult {}

  /** Stopped because somebody asked. */
  record Stopped(long received) implements TransferResult {}

  /**
   * Did not work.
   *
   * @param progressed whether bytes came beyond those that earlier attempts left
   */
  record Broke(Failure failure, long received, boolean progressed) implements TransferResult {}
}
