package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpDatesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sun, 6 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "sun, 06 nov 1994 08:49:37 gmt | 1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Monday, 06-Nov-30 08:49:37 GMT | 2030-11-06T08:49:37Z",
        "Monday, 06-Nov-76 08:49:37 GMT | 2076-11-06T08:49:37Z",
        "Monday, 06-Nov-77 08:49:37 GMT | 1977-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
        "Wed Nov 16 08:49:37 1994 | 1994-11-16T08:49:37Z",
        "Thu, 01 Jan 1970 00:00:00 GMT | 1970-01-01T00:00:00Z"
      })
  void allThreeForms_areRead(String text, Instant expected) {
    assertThat(HttpDates.parse(text, NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "now",
        ",",
        "Sun,",
        "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37",
        "1994-11-06T08:49:37Z",
        " ,x"
      })
  void anythingElse_isNoDate(String text) {
    assertThat(HttpDates.parse(text, NOW)).isEmpty();
  }

  @Test
  void format_isReadBack() {
    assertThat(HttpDates.format(NOW)).isEqualTo("Sat, 21 Nov 2026 00:00:00 GMT");
    assertThat(HttpDates.parse(HttpDates.format(NOW), NOW)).contains(NOW);
  }
}
