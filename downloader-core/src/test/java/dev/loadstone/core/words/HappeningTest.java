package dev.loadstone.core.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HappeningTest {

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void of_everyCode_isToldInBothLanguages(FailureCode code) {
    Failure failure = Failure.of(code, "the facts");

    assertThat(Happening.of(failure, Locale.ENGLISH).line())
        .endsWith(" (the facts)")
        .isNotEqualTo(Happening.of(failure, Locale.GERMANY).line());
  }

  @ParameterizedTest
  @CsvSource({
    "en, 404, the server answers 404: not found",
    "en, 418, the server answers 418: it refuses the request",
    "de, 404, Der Server antwortet 404: nicht gefunden",
    "fr, 404, the server answers 404: not found"
  })
  void of_status_isToldOnce(String language, int status, String expected) {
    Failure failure =
        Failure.status(FailureCode.HTTP_STATUS, status, "the server answered " + status, null);

    assertThat(Happening.of(failure, Locale.forLanguageTag(language)))
        .isEqualTo(new Happening(expected, ""));
  }

  @Test
  void of_detailWithControls_isOneHarmlessLine() {
    Failure failure = Failure.of(FailureCode.PROTOCOL_ERROR, "bad\r\n\u001b[2Jline\u202e");

    assertThat(Happening.of(failure, Locale.ENGLISH).facts()).isEqualTo("bad???[2Jline?");
  }

  @Test
  void of_detailThatQuotesALongAnswer_isCut() {
    String coded = "the server coded the file as " + "gzip, ".repeat(50_000);
    Failure failure = Failure.of(FailureCode.BODY_DECOMPRESS_FAILED, coded);

    assertThat(Happening.of(failure, Locale.ENGLISH).facts())
        .startsWith("the server coded the file as gzip, ")
        .endsWith("…")
        .hasSizeLessThan(1_010);
  }

  @Test
  void german_everyText_isThere() {
    ResourceBundle english = texts(Locale.ROOT);
    ResourceBundle german = texts(Locale.GERMAN);

    assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
    for (String key : english.keySet()) {
      assertThat(german.getString(key)).as(key).isNotEqualTo(english.getString(key));
    }
  }

  private static ResourceBundle texts(Locale locale) {
    return ResourceBundle.getBundle("dev.loadstone.core.words.failures", locale);
  }
}
