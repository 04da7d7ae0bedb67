package dev.loadstone.core.queue;

import static dev.loadstone.core.queue.Jobs.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Origin;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostHoldsTest {
  private static final Origin HOST = new Origin("http", "host", 80);
  private final HostHolds holds = new HostHolds();

  private static Failure status(int status, @Nullable Duration retryAfter) {
    return Failure.status(FailureCode.HTTP_STATUS_TEMPORARY, status, "" + status, retryAfter);
  }

  @Test
  void note_retryAfter_holdsTheHostUntilThen() {
    assertThat(holds.note(HOST, status(503, Duration.ofSeconds(10)), NOW))
        .contains(Duration.ofSeconds(10));
    assertThat(holds.isHeld(HOST, NOW.plusSeconds(9))).isTrue();
    assertThat(holds.isHeld(HOST, NOW.plusSeconds(10))).isFalse();
  }

  @Test
  void note_tooManyRequestsWithoutATime_holdsShortly() {
    assertThat(holds.note(HOST, status(429, null), NOW)).isPresent();
  }

  @Test
  void note_otherFailures_holdNothing() {
    assertThat(holds.note(HOST, status(503, null), NOW)).isEmpty();
    assertThat(holds.note(HOST, status(503, Duration.ofDays(1)), NOW)).isEmpty();
    assertThat(holds.isHeld(HOST, NOW)).isFalse();
  }
}
