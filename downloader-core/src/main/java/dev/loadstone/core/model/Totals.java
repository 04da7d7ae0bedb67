package dev.loadstone.core.model;

/**
 * Sums over jobs.
 *
 * @param waiting queued or in backoff
 * @param running running, verifying or publishing
 * @param received bytes of all jobs that are on disk
 * @param size bytes of all jobs whose size is known
 * @param unknownSizes jobs whose size is not known yet
 */
public record Totals(
    int waiting,
    int running,
    int paused,
    int published,
    int failed,
    long received,
    long size,
    int unknownSizes,
    long bytesPerSecond) {
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

  public int jobs() {
    return waiting + running + paused + published + failed;
  }

  /** These sums with the bytes and the speed of what runs added. */
  public Totals moving(long moreReceived, long speed) {
    return new Totals(
        waiting,
        running,
        paused,
        published,
        failed,
        received + moreReceived,
        size,
        unknownSizes,
        speed);
  }
}
