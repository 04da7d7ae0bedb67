package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLinesTest {

  @Test
  void parse_mixedHeaders_areToldApart() {
    HeaderLines lines =
        HeaderLines.parse(List.of("Accept: */*", "X-Api-Key: k", "Cookie: a=b", "User-Agent: x"));
    assertThat(lines.harmless()).isEqualTo(Headers.of("Accept", "*/*", "User-Agent", "x"));
    assertThat(lines.secret()).isEqualTo(Headers.of("X-Api-Key", "k", "Cookie", "a=b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil", "content-length: 1", "Transfer-Encoding: chunked", "TE: trailers",
        "Connection: close", "Range: bytes=0-", "IF-RANGE: x", "If-None-Match: *",
        "Accept-Encoding: gzip", "Proxy-Authorization: Basic s3cret", "Upgrade: h2c"
      })
  void parse_headerOfTheEngine_isRefusedWithItsReason(String line) {
    assertThatThrownBy(() -> HeaderLines.parse(List.of(line)))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .contains("cannot be given")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "", ": x", "A b: s3cret", "X: a\r\nHost: s3cret"})
  void parse_noHeader_isRefusedWithoutItsValue(String line) {
    assertThatThrownBy(() -> HeaderLines.parse(List.of(line)))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void overriddenBy_sameName_countsOnceWhateverItsCase() {
    HeaderLines base = HeaderLines.parse(List.of("Accept: a", "X-Key: 1", "Cookie: c"));
    HeaderLines more = HeaderLines.parse(List.of("accept: b", "x-key: 2", "x-key: 3"));
    assertThat(base.overriddenBy(more))
        .isEqualTo(
            new HeaderLines(
                Headers.of("accept", "b"), Headers.of("Cookie", "c", "x-key", "2", "x-key", "3")));
  }
}
