package dev.loadstone.core.model;

import java.util.List;

/**
 * How a running job moves; never stored.
 *
 * @param received bytes of the file that are in the part file
 * @param bytesPerSecond over the last seconds
 * @param segments in ascending order, running ones only
 */
public record LiveProgress(
    Phase phase, long received, long bytesPerSecond, List<Segment> segments) {
  public LiveProgress {
    segments = List.copyOf(segments);
  }
}
