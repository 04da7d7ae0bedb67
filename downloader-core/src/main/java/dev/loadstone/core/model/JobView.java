package dev.loadstone.core.model;

import org.jspecify.annotations.Nullable;

/**
 * A job as it is shown.
 *
 * @param live null unless it runs
 */
public record JobView(Job job, @Nullable LiveProgress live) {

  /** Bytes received, the newest known. */
  public long received() {
    return live != null ? live.received() : job.received();
  }
}
