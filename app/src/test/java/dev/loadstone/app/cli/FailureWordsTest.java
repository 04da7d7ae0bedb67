package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import java.time.Duration;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureWordsTest {

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void of_everyCode_saysWhatHappenedAndWhatToDo(FailureCode code) {
    FailureWords words = FailureWords.of(Failure.of(code, "the facts"));

    assertThat(words.happened()).endsWith("(the facts)").hasSizeGreaterThan(15);
    assertThat(words.advice()).isNotBlank();
    assertThat(words.sentence()).doesNotContain("\n", "{", "null");
  }

  @ParameterizedTest
  @CsvSource({
    "404, not found",
    "403, access is not allowed",
    "401, a sign-in is needed",
    "429, too many requests",
    "418, it refuses the request",
    "599, it failed",
    "304, a redirect that is not followed"
  })
  void of_status_isSaidInPlainWords(int status, String expected) {
    Failure failure = Failure.status(FailureCode.HTTP_STATUS, status, "", null);

    assertThat(FailureWords.of(failure).happened())
        .isEqualTo("the server answers " + status + ": " + expected);
  }

  @Test
  void of_retryAfter_isPartOfTheAdvice() {
    Failure failure =
        Failure.status(FailureCode.HTTP_STATUS_TEMPORARY, 429, "", Duration.ofHours(25));

    assertThat(FailureWords.of(failure).advice()).endsWith("The server asks to wait 1d01h");
  }

  @Test
  void of_detailWithControls_staysOneHarmlessLine() {
    Failure failure = Failure.of(FailureCode.PROTOCOL_ERROR, "bad\r\n\u001b[2Jline\u202e");

    assertThat(FailureWords.of(failure).happened()).contains("(bad???[2Jline?)");
  }

  @Test
  void messages_everyHappening_hasItsAdvice() {
    ResourceBundle advice = ResourceBundle.getBundle("dev.loadstone.app.cli.messages");
    Set<String> happenings =
        new TreeSet<>(ResourceBundle.getBundle("dev.loadstone.core.words.failures").keySet());
    happenings.remove("answers");

    assertThat(advice.keySet())
        .filteredOn(key -> !key.startsWith("request."))
        .containsExactlyInAnyOrderElementsOf(happenings);
    assertThat(advice.keySet())
        .filteredOn(key -> key.startsWith("request.failure."))
        .allMatch(key -> happenings.contains(key.substring("request.".length())));
    advice.keySet().forEach(key -> assertThat(advice.getString(key)).doesNotEndWith("."));
  }

  @ParameterizedTest
  @CsvSource({
    "422, Check the body: the answer may say what is wrong",
    "304, Check the link",
    "404, Check the link",
    "503, Run the same command again later"
  })
  void ofRequest_status_advisesWhatARequestCanDo(int status, String advice) {
    Failure failure = Failure.status(FailureCode.HTTP_STATUS, status, "", null);

    assertThat(FailureWords.ofRequest(failure).advice()).isEqualTo(advice);
  }

  @Test
  void ofRequest_brokenConnection_doesNotPromiseToGoOn() {
    Failure failure = Failure.of(FailureCode.CONNECTION_ERROR, "");

    assertThat(FailureWords.of(failure).advice()).contains("goes on");
    assertThat(FailureWords.ofRequest(failure).advice()).contains("carried it out already");
  }
}
