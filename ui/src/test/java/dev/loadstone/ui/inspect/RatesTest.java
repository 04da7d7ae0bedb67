package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final long SECOND = 1_000_000_000L;
  private final Rates rates = new Rates();

  @Test
  void count_evenFlow_isItsSpeed() {
    rates.count(1, 0, 0);
    rates.count(1, 1_000, SECOND);

    assertThat(rates.count(1, 2_000, 2 * SECOND)).isEqualTo(1_000);
  }

  @Test
  void count_standstill_fadesAway() {
    rates.count(1, 0, 0);
    rates.count(1, 1_000, SECOND);

    long soon = rates.count(1, 1_000, 2 * SECOND);
    long late = rates.count(1, 1_000, 60 * SECOND);

    assertThat(soon).isBetween(1L, 999L);
    assertThat(late).isZero();
  }

  @Test
  void keep_others_beginAnew() {
    rates.count(1, 0, 0);
    rates.keep(Set.of());

    assertThat(rates.count(1, 5_000, SECOND)).isZero();
  }
}
