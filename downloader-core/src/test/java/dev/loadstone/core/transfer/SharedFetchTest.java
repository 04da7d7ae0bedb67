package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFetchTest {
  private static final long MIB = 1 << 20;
  private static final long MILLISECOND = 1_000_000L;

  @Test
  void auto_eachConnectionCapped_nearlyAsFastAsSixteenFromTheStart() {
    var fetch = new SharedFetchSimulation(256 * MIB, MILLISECOND, n -> n * 8e6);
    double seconds = fetch.run();
    assertThat(fetch.mostAtOnce).isEqualTo(16);
    assertThat(seconds).isLessThan(1.3 * 256 * MIB / (16 * 8e6));
    assertThat(fetch.requests).isLessThan(80);
  }

  @Test
  void auto_eachConnectionCappedAndFarAway_climbsToo() {
    var fetch = new SharedFetchSimulation(256 * MIB, 40 * MILLISECOND, n -> n * 8e6);
    double seconds = fetch.run();
    assertThat(fetch.mostAtOnce).isEqualTo(16);
    assertThat(seconds).isLessThan(1.5 * 256 * MIB / (16 * 8e6));
  }

  @Test
  void auto_loopback_asksOnce() {
    var fetch = new SharedFetchSimulation(2_048 * MIB, MILLISECOND, _ -> 1e9);
    fetch.run();
    assertThat(fetch.requests).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void auto_busyLoopbackWhoseSpeedSwings_fewConnectionsAndFewRequests(long seed) {
    Random random = new Random(seed);
    var fetch =
        new SharedFetchSimulation(
            2_048 * MIB, MILLISECOND, _ -> 90e6 * (0.7 + 0.6 * random.nextDouble()));
    double seconds = fetch.run();
    assertThat(fetch.mostAtOnce).as("seed %d", seed).isLessThanOrEqualTo(2);
    assertThat(fetch.requests).as("seed %d", seed).isLessThanOrEqualTo(8);
    assertThat(seconds).as("seed %d", seed).isLessThan(1.1 * 2_048 * MIB / 90e6);
  }

  @Test
  void auto_lineIsFull_goesBackToOneAndAsksSeldom() {
    var fetch = new SharedFetchSimulation(512 * MIB, 20 * MILLISECOND, _ -> 12e6);
    double seconds = fetch.run();
    assertThat(fetch.mostAtOnce).isEqualTo(2);
    assertThat(fetch.requests).isLessThanOrEqualTo(4);
    assertThat(seconds).isLessThan(1.05 * 512 * MIB / 12e6);
  }
}
