package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final FakeTime time = new FakeTime();
  private final long start = time.nanos();

  @Test
  void pass_withoutLimit_returnsAtOnce() {
    Throttle throttle = new Throttle(time, 0);
    throttle.pass(Integer.MAX_VALUE);
    assertThat(elapsed()).isZero();
  }

  @Test
  void pass_manyBytes_takesExactlyTheirTimeWithoutDrift() {
    Throttle throttle = new Throttle(time, 1_000_003);
    for (int i = 0; i < 10_000; i++) {
      throttle.pass(1_777);
    }
    double expected = 17_770_000 / 1_000_003.0;
    assertThat(elapsed()).isBetween(expected - 0.001, expected + 0.001);
  }

  @Test
  void pass_afterLongPause_burstsATenthOfASecondAtMost() {
    Throttle throttle = new Throttle(time, 1_000);
    time.advance(Duration.ofHours(1));
    throttle.pass(100);
    assertThat(elapsed()).isEqualTo(3_600);
    throttle.pass(1_000);
    assertThat(elapsed()).isBetween(3_600.99, 3_601.01);
  }

  @Test
  void limit_raisedWhileWaiting_isFollowed() {
    Throttle throttle = new Throttle(time, 1_000);
    throttle.pass(
        1_000_000,
        () -> {
          if (elapsed() >= 1) {
            throttle.limit(1_000_000);
          }
          return false;
        });
    assertThat(elapsed()).isBetween(1.9, 2.2);
  }

  @Test
  void limit_removedWhileWaiting_endsTheWaitAndLeavesNoDebt() {
    Throttle throttle = new Throttle(time, 1);
    throttle.pass(
        1_000_000,
        () -> {
          throttle.limit(0);
          return false;
        });
    assertThat(elapsed()).isLessThan(0.2);
    throttle.limit(1_000);
    throttle.pass(1_000);
    assertThat(elapsed()).isLessThan(1.3);
  }

  @Test
  void pass_callerStopped_returns() {
    Throttle throttle = new Throttle(time, 1);
    throttle.pass(1_000_000, () -> elapsed() > 0.5);
    assertThat(elapsed()).isLessThan(1);
  }

  @Test
  void grain_smallLimit_isFarBelowASecondsWorth() {
    assertThat(new Throttle(time, 100_000).grain(262_144)).isEqualTo(5_000);
    assertThat(new Throttle(time, 10).grain(262_144)).isEqualTo(1_024);
    assertThat(new Throttle(time, 0).grain(262_144)).isEqualTo(262_144);
  }

  private double elapsed() {
    return (time.nanos() - start) / 1e9;
  }
}
