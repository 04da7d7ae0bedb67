package dev.loadstone.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "1160, 1400, 1160", // fits
    "1160, 700, 700", // a small screen, or one at 200 %
    "2500, 1920, 1920", // was left on a larger screen
    "900, 1400, 900",
    "10, 1400, 1160", // of no use
    "NaN, 1400, 1160"
  })
  void fit_keptLength_isNoLargerThanTheScreen(double kept, double room, double fitting) {
    assertThat(WindowPlace.fit(kept, 720, 1160, room)).isEqualTo(fitting);
  }
}
