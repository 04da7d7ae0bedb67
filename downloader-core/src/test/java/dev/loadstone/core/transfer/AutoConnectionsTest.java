package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class AutoConnectionsTest {

  @Test
  void sample_eachConnectionCapped_reachesSixteenWithinASecond() {
    assertThat(run(1, connections -> connections * 8e6)).isEqualTo(16);
  }

  @Test
  void sample_lineIsFull_staysAtTwo() {
    assertThat(run(60, _ -> 12e6)).isEqualTo(2);
  }

  @Test
  void sample_lineFullAtFour_stopsAtEight() {
    assertThat(run(60, connections -> Math.min(connections, 4) * 8e6)).isEqualTo(8);
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
    int wished = 1;
    for (int i = 1; i < 1_000; i++) {
      wished = auto.sample(i * 20_000_000L, i * 1_000_000L, wished, true);
    }
    assertThat(wished).isEqualTo(1);
  }

  @Test
  void sample_addedOnesNotStreamingYet_waits() {
    AutoConnections auto = new AutoConnections(0);
    for (int i = 1; i < 1_000; i++) {
      auto.sample(i * 20_000_000L, i * 1_000_000L, 1, false);
    }
    assertThat(auto.sample(Long.MAX_VALUE / 2, Long.MAX_VALUE / 4, 1, false)).isEqualTo(2);
  }

  @Test
  void refused_some_neverGoesBeyondAgain() {
    AutoConnections auto = new AutoConnections(0);
    auto.refused(1);
    assertThat(auto.sample(1_000_000_000L, 50_000_000, 1, false)).isEqualTo(1);
  }

  private static int run(int seconds, IntToDoubleFunction speed) {
    AutoConnections auto = new AutoConnections(0);
    int wished = 1;
    double bytes = 0;
    for (int tick = 1; tick <= seconds * 100; tick++) {
      bytes += speed.applyAsDouble(wished) / 100;
      wished = auto.sample(tick * 10_000_000L, (long) bytes, wished, false);
    }
    return wished;
  }
}
