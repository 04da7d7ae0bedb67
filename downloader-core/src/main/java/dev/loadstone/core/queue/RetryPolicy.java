package dev.loadstone.core.queue;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode.Remedy;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another attempt: exponential with jitter, never less than the server
 * asked for (RFC 9110 10.2.3). Owned by one thread, because of the random numbers.
 */
public final class RetryPolicy {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** A server that asks for more is an answer to show, not to sleep through. */
  static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

  private final RandomGenerator random;

  public RetryPolicy(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The delay before the next attempt; empty if there is to be none.
   *
   * @param failures in a row without progress, this one included
   * @param retries how many of them are allowed to be followed by another attempt
   */
  public Optional<Duration> delay(Failure failure, int failures, int retries) {
    if (failure.code().remedy() != Remedy.RETRY || failures > retries) {
      return Optional.empty();
    }
    Duration asked = failure.retryAfter() == null ? Duration.ZERO : failure.retryAfter();
    if (asked.compareTo(LONGEST_ASKED) > 0) {
      return Optional.empty();
    }
    Duration own = jittered(failures);
    return Optional.of(own.compareTo(asked) > 0 ? own : asked);
  }

  private Duration jittered(int failures) {
    int doublings = Math.min(failures - 1, 6);
    long ceiling = Math.min(FIRST.toMillis() << Math.max(doublings, 0), LONGEST.toMillis());
    return Duration.ofMillis(random.nextLong(ceiling / 2, ceiling + 1));
  }
}
