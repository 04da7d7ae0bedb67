package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRangeTest {

  @Test
  void of_satisfiedRange_givesHalfOpenRangeAndTotal() {
    assertThat(ContentRange.of(Headers.of("content-range", "bytes 10-99/101")))
        .contains(new ContentRange(new ByteRange(10, 100), 101));
  }

  @Test
  void of_unsatisfiedRange_givesTotalOnly() {
    assertThat(ContentRange.of(Headers.of("Content-Range", "bytes */101")))
        .contains(new ContentRange(null, 101));
  }

  @Test
  void of_unknownTotal_isMinusOne() {
    assertThat(ContentRange.of(Headers.of("Content-Range", "BYTES 0-0/*")))
        .contains(new ContentRange(new ByteRange(0, 1), -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes 5-4/10",
        "bytes 0-10/10",
        "bytes -1-4/10",
        "bytes 0-4",
        "bytes=0-4/10",
        "items 0-4/10",
        "bytes 0-4/10, bytes 5-6/10",
        "bytes 0-4/99999999999999999999",
        "bytes */*"
      })
  void of_senselessValue_isEmpty(String value) {
    assertThat(ContentRange.of(Headers.of("Content-Range", value))).isEmpty();
  }

  @Test
  void of_twoFields_isEmpty() {
    assertThat(
            ContentRange.of(
                Headers.of("Content-Range", "bytes 0-4/10", "Content-Range", "bytes 0-4/10")))
        .isEmpty();
  }
}
