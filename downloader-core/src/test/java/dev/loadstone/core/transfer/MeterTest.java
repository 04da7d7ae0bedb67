package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MeterTest {
  private final FakeTime time = new FakeTime();
  private final Meter meter = new Meter(time);

  @Test
  void bytesPerSecond_steadyStream_isItsSpeed() {
    stream(100, 10_000);
    assertThat(meter.bytesPerSecond()).isBetween(99_000L, 101_000L);
    assertThat(meter.total()).isEqualTo(1_000_000);
  }

  @Test
  void bytesPerSecond_firstSecond_dividesByWhatPassed() {
    stream(5, 10_000);
    assertThat(meter.bytesPerSecond()).isBetween(99_000L, 101_000L);
  }

  @Test
  void bytesPerSecond_afterLongSilence_isZero() {
    stream(100, 10_000);
    time.advance(Duration.ofSeconds(4));
    assertThat(meter.bytesPerSecond()).isZero();
  }

  @Test
  void bytesPerSecond_speedDoubled_followsWithinThreeSeconds() {
    stream(100, 10_000);
    stream(31, 20_000);
    assertThat(meter.bytesPerSecond()).isBetween(195_000L, 205_000L);
  }

  private void stream(int tenths, int each) {
    for (int i = 0; i < tenths; i++) {
      time.advance(Duration.ofMillis(99));
      meter.add(each);
      time.advance(Duration.ofMillis(1));
    }
  }
}
