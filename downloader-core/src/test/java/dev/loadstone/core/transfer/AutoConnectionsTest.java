package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoConnectionsTest {

  @Test
  void sample_eachConnectionCapped_reachesSixteenWithinASecond() {
    assertThat(run(1, connections -> connections * 8e6)).isEqualTo(16);
  }

  @Test
  void sample_eachConnectionCapped_asksForFourTimesAsMany() {
    AutoConnections auto = new AutoConnections(0);
    List<Integer> numbers = new ArrayList<>();
    double bytes = 0;
    for (int tick = 1; tick <= 100; tick++) {
      bytes += auto.wished() * 8e4;
      auto.sample(tick * 10_000_000L, (long) bytes, auto.wished(), false)
          .ifPresent(change -> numbers.add(change.to()));
    }
    assertThat(numbers).containsExactly(2, 8, 16);
  }

  @Test
  void sample_burstOfAddedConnectionsBeforeAllStream_counts() {
    AutoConnections auto = new AutoConnections(0);
    long now = 0;
    long bytes = 0;
    while (auto.wished() == 1) {
      now += 20_000_000L;
      bytes += 200_000L;
      auto.sample(now, bytes, 1, false);
    }
    now += 20_000_000L;
    auto.sample(now, bytes, 1, false);
    assertThat(auto.sample(now + 100_000_000L, bytes + 8_000_000L, 2, false)).isPresent();
    assertThat(auto.wished()).isEqualTo(8);
  }

  @Test
  void sample_lineIsFull_goesBackToOne() {
    assertThat(run(50, _ -> 12e6)).isEqualTo(1);
  }

  @Test
  void sample_lineIsFullForLong_triesAgainOnceAMinute() {
    AutoConnections auto = new AutoConnections(0);
    int tries = 0;
    for (int tick = 1; tick <= 10 * 60 * 100; tick++) {
      var change = auto.sample(tick * 10_000_000L, tick * 120_000L, auto.wished(), false);
      tries += change.filter(c -> c.to() > c.from()).isPresent() ? 1 : 0;
    }
    assertThat(tries).isBetween(9, 11);
  }

  @Test
  void sample_lineFullAtFour_goesBackToFour() {
    assertThat(run(50, connections -> Math.min(connections, 4) * 8e6)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 8, 10, 11, 13, 16})
  void sample_lineFullAtSome_endsWithFewMore(int enough) {
    assertThat(run(50, connections -> Math.min(connections, enough) * 8e6))
        .isBetween(enough, enough * 8 / 5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sample_speedOfABusyMachineSwings_fewConnections(long seed) {
    Random random = new Random(seed);
    assertThat(run(50, _ -> 300e6 * (0.6 + 0.8 * random.nextDouble())))
        .as("seed %d", seed)
        .isEqualTo(1);
  }

  @Test
  void sample_oneConnectionIsFast_staysAtOne() {
    assertThat(run(60, connections -> connections * 500e6)).isEqualTo(1);
  }

  @Test
  void sample_nothingArrives_staysAtOne() {
    assertThat(run(60, _ -> 0)).isEqualTo(1);
  }

  @Test
  void sample_throttled_staysAtOne() {
    AutoConnections auto = new AutoConnections(0);
    for (int i = 1; i < 1_000; i++) {
      auto.sample(i * 20_000_000L, i * 1_000_000L, auto.wished(), true);
    }
    assertThat(auto.wished()).isEqualTo(1);
  }

  @Test
  void sample_addedOnesNotStreamingYet_waits() {
    AutoConnections auto = new AutoConnections(0);
    for (int i = 1; i < 1_000; i++) {
      auto.sample(i * 20_000_000L, i * 1_000_000L, 1, false);
    }
    assertThat(auto.wished()).isEqualTo(2);
  }

  @Test
  void refused_some_neverGoesBeyondAgain() {
    AutoConnections auto = new AutoConnections(0);
    auto.refused(1);
    for (int i = 1; i < 10_000; i++) {
      auto.sample(i * 20_000_000L, i * 1_000_000L, 1, false);
    }
    assertThat(auto.wished()).isEqualTo(1);
  }

  private static int run(int seconds, IntToDoubleFunction speed) {
    AutoConnections auto = new AutoConnections(0);
    double bytes = 0;
    for (int tick = 1; tick <= seconds * 100; tick++) {
      bytes += speed.applyAsDouble(auto.wished()) / 100;
      auto.sample(tick * 10_000_000L, (long) bytes, auto.wished(), false);
    }
    return auto.wished();
  }
}
