package dev.loadstone.core.queue;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Hosts that asked to be left alone: a {@code Retry-After} holds back every job of the host, not
 * only the one that was told. Owned by one thread.
 */
public final class HostHolds {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration WITHOUT_A_TIME = Duration.ofSeconds(2);

  private final Map<Origin, Instant> until = new HashMap<>();

  /** Notes what a failure says about its host. Returns how long it is held, if it is. */
  public Optional<Duration> note(Origin host, Failure failure, Instant now) {
    Duration asked = failure.retryAfter();
    if (asked == null && failure.status() != TOO_MANY_REQUESTS) {
      return Optional.empty();
    }
    Duration hold = asked == null ? WITHOUT_A_TIME : asked;
    if (hold.isZero() || hold.isNegative() || hold.compareTo(RetryPolicy.LONGEST_ASKED) > 0) {
      return Optional.empty();
    }
    until.merge(host, now.plus(hold), (a, b) -> a.isAfter(b) ? a : b);
    return Optional.of(hold);
  }

  public boolean isHeld(Origin host, Instant now) {
    Instant end = until.get(host);
    if (end != null && !now.isBefore(end)) {
      until.remove(host);
      return false;
    }
    return end != null;
  }

  /** When the next hold ends. */
  public Optional<Instant> nextEnd() {
    return until.values().stream().min(Instant::compareTo);
  }
}
