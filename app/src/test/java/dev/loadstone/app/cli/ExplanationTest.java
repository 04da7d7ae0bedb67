package dev.loadstone.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.InvalidInputException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

  @Test
  void all_isFoundByNumberAndByName_inSentences() {
    for (Explanation each : Explanation.all()) {
      assertThat(Explanation.of(String.valueOf(each.number()))).contains(each);
      assertThat(Explanation.of(each.name())).contains(each);
      assertThat(Explanation.of(each.name().toLowerCase(Locale.ROOT))).contains(each);
      assertThat(each.words()).endsWith(".").doesNotContain("{", "null", "  ");
      assertThat(each.does()).doesNotContain("{", "null", "  ", "..");
      assertThat(each.title()).startsWith(each.number() + " ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "103, 103 Early Hints, The answer proper follows",
    "425, 425 Too Early, asks to send it again",
    "509, 509 Bandwidth Limit Exceeded, traffic",
    "522, 522 Connection Timed Out, Cloudflare",
    "404, 404 Not Found, nothing at this address"
  })
  void of_statusThatPeopleMeet_hasItsOwnWords(String given, String title, String words) {
    assertThat(Explanation.of(given))
        .first()
        .satisfies(
            each -> {
              assertThat(each.title()).isEqualTo(title);
              assertThat(each.words()).contains(words);
            });
  }

  @Test
  void of_statusWithoutAName_isToldByItsClass() {
    assertThat(Explanation.of("599").getFirst().words()).contains("the server has failed");
    assertThat(Explanation.of("4xx")).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS_BODY, PHASE, 7, its body is being received",
    "resolving, PHASE, 1, are asked for",
    "STATUS_CANT_RESOLVE, PHASE, 2, It ends with RESULT_CANT_RESOLVE",
    "status_tls_handshake_error, PHASE, 9, It ends with RESULT_TLS_HANDSHAKE_ERROR",
    "METHOD_PATCH, METHOD, 8, Changes a part",
    "trace, METHOD, 6, Loadstone never sends it: it has the server send all headers back"
  })
  void of_phaseAndMethod_isFoundByGodotsName(
      String given, Explanation.Kind kind, int number, String words) {
    assertThat(Explanation.of(given))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(kind);
              assertThat(each.number()).isEqualTo(number);
              assertThat(each.words() + " " + each.does()).contains(words);
            });
  }

  @Test
  void of_numberOfSeveralTables_isToldApart() {
    assertThat(Explanation.of("4"))
        .extracting(Explanation::name)
        .containsExactly("RESULT_CONNECTION_ERROR", "STATUS_CANT_CONNECT", "METHOD_DELETE");
    assertThat(Explanation.of("connection_error"))
        .extracting(Explanation::kind)
        .containsExactly(Explanation.Kind.RESULT, Explanation.Kind.PHASE);
    assertThat(Explanation.of("100"))
        .extracting(Explanation::kind)
        .containsExactly(Explanation.Kind.STATUS, Explanation.Kind.RESULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"600", "99", "-1", "RESULT_NOTHING", "", "9999999999", "6xx", "a\nb"})
  void of_unknown_isOneLineWithWhatWouldDo(String given) {
    assertThatThrownBy(() -> Explanation.of(given))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is no status, result, phase or method")
        .hasMessageNotContaining("\n");
  }
}
