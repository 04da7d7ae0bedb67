package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "500, 500",
    "500K, 512000",
    "1M, 1048576",
    "1.5G, 1610612736",
    "1mib, 1048576",
    "2 MB, 2097152",
    "0.5k, 512",
    "7B, 7",
    "7E, 8070450532247928832",
    "0.3K, 307"
  })
  void parse_sizeAsTyped_isBytes(String typed, long bytes) {
    assertThat(Sizes.parse(typed)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M", "-1", "1X", "1.M", "1,5M", "8E", "1e6", "99999999999999999999"})
  void parse_noSize_isRefused(String typed) {
    assertThatThrownBy(() -> Sizes.parse(typed)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.00 KiB",
    "1536, 1.50 KiB",
    "10240, 10.0 KiB",
    "1048575, 1023 KiB",
    "1048576, 1.00 MiB",
    "2147483648, 2.00 GiB",
    "9223372036854775807, 7.99 EiB"
  })
  void human_bytes_keepThreeDigits(long bytes, String shown) {
    assertThat(Sizes.human(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"30, 30000", "2.5, 2500", ".25, 250", "0, 0", "0.001, 1"})
  void duration_seconds_areRead(String typed, long millis) {
    assertThat(Durations.parse(typed)).hasMillis(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1m", "1.", "1e3", "NaN", "99999999999"})
  void duration_noSeconds_isRefused(String typed) {
    assertThatThrownBy(() -> Durations.parse(typed)).isInstanceOf(InvalidInputException.class);
  }
}
