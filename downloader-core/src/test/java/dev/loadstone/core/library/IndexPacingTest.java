package dev.loadstone.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexPacingTest {
  private static final long MS = 1_000_000;

  @ParameterizedTest
  @CsvSource({"0, 1000", "10, 1000", "33, 1000", "100, 3000", "400, 12000", "-5, 1000"})
  void delay_afterAWrite_isThirtyTimesItsCost(long cost, long pause) {
    IndexPacing pacing = IndexPacing.after(-7 * MS, (-7 + cost) * MS);
    long end = (-7 + cost) * MS;
    assertThat(pacing.delay(end, false)).isEqualTo(pause * MS);
    assertThat(pacing.delay(end + pause * MS - 1, false)).isEqualTo(1);
    assertThat(pacing.delay(end + pause * MS, false)).isZero();
    assertThat(pacing.delay(end + 10 * pause * MS, false)).isZero();
  }

  @Test
  void delay_idle_isNone() {
    assertThat(IndexPacing.starting(5).delay(5, true)).isZero();
    assertThat(IndexPacing.starting(5).delay(5, false)).isEqualTo(1000 * MS);
  }
}
