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
  @ValueSource(strings = {"600", "99", "-1", "RESULT_NOTHING", "", "9999999999", "6xx", "a\nb"})
  void of_unknown_isOneLineWithWhatWouldDo(String given) {
    assertThatThrownBy(() -> Explanation.of(given))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is no status and no result")
        .hasMessageNotContaining("\n");
  }
}
