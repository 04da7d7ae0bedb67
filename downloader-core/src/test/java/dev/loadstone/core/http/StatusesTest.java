package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final Set<Integer> TEMPORARY_BELOW_500 = Set.of(408, 425, 429);
  private static final Set<Integer> FINAL_FROM_500 = Set.of(501, 505);

  @Test
  void everyStatus_hasItsClass() {
    assertThat(Statuses.classify(407, Headers.NONE, NOW).code()).isEqualTo(FailureCode.PROXY_AUTH);
    for (int status = 400; status < 600; status++) {
      if (status == 407) {
        continue;
      }
      boolean temporary =
          status < 500 ? TEMPORARY_BELOW_500.contains(status) : !FINAL_FROM_500.contains(status);
      FailureCode expected =
          status == 401
              ? FailureCode.SIGN_IN_NEEDED
              : temporary ? FailureCode.HTTP_STATUS_TEMPORARY : FailureCode.HTTP_STATUS;
      Failure failure = Statuses.classify(status, Headers.of("Retry-After", "7"), NOW);
      assertThat(failure.code()).as("status %s", status).isEqualTo(expected);
      assertThat(failure.status()).isEqualTo(status);
      assertThat(failure.retryAfter()).isEqualTo(temporary ? Duration.ofSeconds(7) : null);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT2M",
        "-5 | PT0S",
        "1.5 | PT1S",
        "86400 | PT24H",
        "99999999999999999999999 | PT8784H",
        "31622401 | PT8784H",
        "Sat, 21 Nov 2026 00:01:00 GMT | PT1M",
        "Saturday, 21-Nov-26 00:01:00 GMT | PT1M",
        "Sat Nov 21 00:01:00 2026 | PT1M",
        "Fri, 20 Nov 2026 00:01:00 GMT | PT0S",
        "Sat, 21 Nov 2099 00:01:00 GMT | PT8784H"
      })
  void retryAfter_isReadAndBounded(String value, Duration expected) {
    assertThat(Statuses.retryAfter(Headers.of("retry-after", value), NOW)).contains(expected);
  }

  @Test
  void unreadableRetryAfter_isNone() {
    assertThat(Statuses.retryAfter(Headers.of("Retry-After", "soon"), NOW)).isEmpty();
    assertThat(Statuses.retryAfter(Headers.NONE, NOW)).isEmpty();
  }
}
