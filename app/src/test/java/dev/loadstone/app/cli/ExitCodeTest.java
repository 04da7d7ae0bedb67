package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.FailureCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @Test
  void number_everyCode_isTheDocumentedOne() {
    assertThat(ExitCode.values())
        .extracting(ExitCode::number)
        .containsExactly(0, 2, 3, 4, 5, 6, 7, 130, 1);
  }

  @Test
  void of_severalFailures_isTheFirstOfTheList() {
    List<ExitCode> order =
        List.of(
            ExitCode.USAGE,
            ExitCode.NETWORK,
            ExitCode.HTTP,
            ExitCode.INTEGRITY,
            ExitCode.DISK,
            ExitCode.TLS,
            ExitCode.INTERRUPTED,
            ExitCode.INTERNAL);
    for (int i = 0; i < order.size(); i++) {
      for (int j = i; j < order.size(); j++) {
        assertThat(ExitCode.of(EnumSet.of(order.get(j), order.get(i), ExitCode.OK)))
            .isEqualTo(order.get(i));
      }
    }
    assertThat(ExitCode.of(Set.of())).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "CANT_CONNECT, 3",
    "TIMEOUT, 3",
    "OUT_OF_TIME, 3",
    "HTTP_STATUS, 4",
    "HTTP_STATUS_TEMPORARY, 4",
    "SIGN_IN_NEEDED, 4",
    "CHECKSUM_MISMATCH, 5",
    "REMOTE_CHANGED, 5",
    "BODY_LENGTH_MISMATCH, 5",
    "WRONG_CONTENT, 5",
    "DISK_FULL, 6",
    "TARGET_EXISTS, 6",
    "UNSAFE_NAME, 6",
    "TLS_HANDSHAKE_ERROR, 7",
    "CERTIFICATE_REFUSED, 7",
    "PIN_MISMATCH, 7",
    "REVOKED, 7",
    "PROXY_AUTH, 3",
    "CANCELLED, 130",
    "INTERNAL, 1"
  })
  void of_failureCode_followsItsKind(FailureCode code, int expected) {
    assertThat(ExitCode.of(code).number()).isEqualTo(expected);
  }
}
