package dev.loadstone.ui.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loadstone.core.model.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedLimitsTest {
  /** What is shown in any language can be read again. */
  @ParameterizedTest
  @ValueSource(strings = {"1.5M", "1,5M", "1.50 MiB/s", "1,50 MiB/s", " 1536K "})
  void speed_asEachLanguageWritesIt_isRead(String text) {
    assertThat(SpeedLimits.parse(text)).isEqualTo(3L << 19);
  }

  @Test
  void speed_empty_isNoLimit() {
    assertThat(SpeedLimits.parse(" ")).isZero();
    assertThat(SpeedLimits.text(0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "1,500K"})
  void speed_thatIsNone_saysWhatIsOne(String text) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> SpeedLimits.parse(text))
        .withMessageContaining("500K");
  }
}
