package dev.loadstone.core.library;

/**
 * When an index is written while files keep coming: at most a thirtieth of the time, at once where
 * nothing else happens. Immutable; times are nanoseconds of one monotonic clock.
 *
 * @param notBefore when the next write is due although more is to come
 */
public record IndexPacing(long notBefore) {
  private static final long SHORTEST_PAUSE = 1_000_000_000L;
  private static final long PAUSE_PER_COST = 30;

  /** Before the first write: the first change waits a moment for others. */
  public static IndexPacing starting(long now) {
    return new IndexPacing(now + SHORTEST_PAUSE);
  }

  /** After a write that took so long. */
  public static IndexPacing after(long started, long ended) {
    long cost = Math.max(0, ended - started);
    return new IndexPacing(ended + Math.max(SHORTEST_PAUSE, cost * PAUSE_PER_COST));
  }

  /**
   * Nanoseconds until changes should be written; 0 means now.
   *
   * @param idle nothing is running that would bring more changes soon
   */
  public long delay(long now, boolean idle) {
    return idle ? 0 : Math.max(0, notBefore - now);
  }
}
