package dev.loadstone.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResultCodeTest {

  /** The table of Godot's class reference. */
  private static final List<String> GODOT =
      List.of(
          "RESULT_SUCCESS",
          "RESULT_CHUNKED_BODY_SIZE_MISMATCH",
          "RESULT_CANT_CONNECT",
          "RESULT_CANT_RESOLVE",
          "RESULT_CONNECTION_ERROR",
          "RESULT_TLS_HANDSHAKE_ERROR",
          "RESULT_NO_RESPONSE",
          "RESULT_BODY_SIZE_LIMIT_EXCEEDED",
          "RESULT_BODY_DECOMPRESS_FAILED",
          "RESULT_REQUEST_FAILED",
          "RESULT_DOWNLOAD_FILE_CANT_OPEN",
          "RESULT_DOWNLOAD_FILE_WRITE_ERROR",
          "RESULT_REDIRECT_LIMIT_REACHED",
          "RESULT_TIMEOUT");

  @Test
  void upTo99_namesAndNumbersAreGodots() {
    List<ResultCode> theirs =
        ResultCode.all().stream().filter(each -> each.number() < 100).toList();
    assertThat(theirs).extracting(ResultCode::name).containsExactlyElementsOf(GODOT);
    for (int i = 0; i < GODOT.size(); i++) {
      assertThat(theirs.get(i).number()).isEqualTo(i);
    }
  }

  @Test
  void everyFailure_hasACodeOfItsOwn() {
    assertThat(ResultCode.all()).extracting(ResultCode::number).doesNotHaveDuplicates();
    for (FailureCode code : FailureCode.values()) {
      ResultCode result = ResultCode.of(code);
      assertThat(result.number()).isEqualTo(code.number());
      assertThat(result.failure()).contains(code);
      assertThat(ResultCode.parse(result.name())).contains(result);
      assertThat(ResultCode.parse(code.name())).contains(result);
    }
    assertThat(ResultCode.parse("timeout").orElseThrow().number()).isEqualTo(13);
  }

  @Test
  void statusAndMethods_haveGodotsNumbers() {
    assertThat(Arrays.stream(Phase.values()).map(Phase::number))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    List<String> methods =
        List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH");
    for (int i = 0; i < methods.size(); i++) {
      assertThat(HttpMethod.ofNumber(i).orElseThrow().name()).isEqualTo(methods.get(i));
    }
  }
}
