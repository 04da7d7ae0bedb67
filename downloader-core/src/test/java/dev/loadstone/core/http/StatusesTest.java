package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.HttpAnswer.Way;
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
    for (int status = 400; status < 600; status++) {
      boolean temporary =
          status < 500 ? TEMPORARY_BELOW_500.contains(status) : !FINAL_FROM_500.contains(status);
      FailureCode expected =
          status == 401
              ? FailureCode.SIGN_IN_NEEDED
              : temporary ? FailureCode.HTTP_STATUS_TEMPORARY : FailureCode.HTTP_STATUS;
      Failure failure =
          Statuses.classify(status, Headers.of("Retry-After", "7"), NOW, Way.STRAIGHT);
      assertThat(failure.code()).as("status %s", status).isEqualTo(expected);
      assertThat(failure.status()).isEqualTo(status);
      assertThat(failure.retryAfter()).isEqualTo(temporary ? Duration.ofSeconds(7) : null);
    }
  }

  @Test
  void status407_isAboutTheProxyThatWasAsked() {
    Failure asked = Statuses.classify(407, Headers.NONE, NOW, new Way("p:1", false, false));
    assertThat(asked.code()).isEqualTo(FailureCode.PROXY_AUTH);
    assertThat(asked.detail()).isEqualTo("the proxy p:1 wants a name and password, or others");
    Failure digest = Statuses.classify(407, Headers.NONE, NOW, new Way("p:1", true, false));
    assertThat(digest.detail()).contains("asks for no Digest, and nothing else is sent");
  }

  @Test
  void status400_afterACertificateWasMissed_saysSo() {
    Way missed = new Way(null, false, true);
    Failure failure = Statuses.classify(400, Headers.NONE, NOW, missed);
    assertThat(failure.code()).isEqualTo(FailureCode.HTTP_STATUS);
    assertThat(failure.detail()).contains("400", "asked for a client certificate and got none");
    assertThat(Statuses.classify(404, Headers.NONE, NOW, missed).detail())
        .doesNotContain("certificate");
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
