package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAxisTest {
  private static final Offset<Double> EXACTLY = within(1e-6);
  private static final Instant NOON = Exchanges.NOON;

  @Test
  void position_oneRequest_fillsTheAxis() {
    TimeAxis axis = TimeAxis.of(List.of(Exchanges.lasting(NOON, 1_000)));

    assertThat(axis.position(NOON, 0)).isEqualTo(0);
    assertThat(axis.position(NOON, 500)).isEqualTo(0.5, EXACTLY);
    assertThat(axis.position(NOON, 1_000)).isEqualTo(1, EXACTLY);
    assertThat(axis.breaks()).isEmpty();
  }

  @Test
  void position_aNightBetweenRequests_isCutShort() {
    Instant morning = NOON.plus(Duration.ofHours(18));
    TimeAxis axis =
        TimeAxis.of(
            List.of(Exchanges.lasting(NOON, 1_000_000), Exchanges.lasting(morning, 1_000_000)));

    assertThat(axis.position(NOON, 1_000_000)).isBetween(0.4, 0.5);
    assertThat(axis.position(morning, 0)).isBetween(0.5, 0.6);
    assertThat(axis.breaks())
        .singleElement()
        .satisfies(at -> assertThat(at).isEqualTo(0.5, EXACTLY));
  }

  @Test
  void position_withoutRequests_isTheBeginning() {
    assertThat(TimeAxis.of(List.of()).position(NOON, 5)).isZero();
  }

  /** Whatever the times are, what is later never stands further left, and all is on the axis. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void position_anyRequests_keepsTheirOrder(long seed) {
    Random random = new Random(seed);
    List<dev.loadstone.core.model.HttpExchange> all = new ArrayList<>();
    List<Instant> moments = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant at = NOON.plusMillis(random.nextInt(random.nextBoolean() ? 1_000 : 10_000_000));
      all.add(Exchanges.lasting(at, random.nextInt(500_000)));
      moments.add(at);
    }
    TimeAxis axis = TimeAxis.of(all);
    moments.sort(Instant::compareTo);

    double before = 0;
    for (Instant each : moments) {
      double at = axis.position(each, 0);
      assertThat(at).as("seed %d", seed).isBetween(before, 1.0);
      before = at;
    }
  }
}
