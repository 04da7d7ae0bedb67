package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "attachment ~ -",
        "inline ~ -",
        "attachment; filename=a.zip ~ a.zip",
        "Attachment; FileName = a.zip ~ a.zip",
        "attachment;filename=\"a b.zip\" ~ a b.zip",
        "attachment; filename=\"a\\\"b.zip\" ~ a\"b.zip",
        "attachment; filename=\"a;b.zip\"; size=3 ~ a;b.zip",
        "attachment; filename=\"C:\\dir\\a.zip\" ~ C:\\dir\\a.zip",
        "attachment; filename=a b.zip ~ a b.zip",
        "filename=a.zip ~ a.zip",
        "attachment; filename=\"open ~ open",
        "attachment; filename=\"\" ~ -",
        "attachment; filename= ~ -",
        "attachment; filename ~ -",
        "attachment; filename=\"old.zip\"; filename*=UTF-8''n%C3%A9w.zip ~ néw.zip",
        "attachment; filename*=UTF-8''n%C3%A9w.zip; filename=\"old.zip\" ~ néw.zip",
        "attachment; filename*=iso-8859-1'en'%A3%20rates.txt ~ £ rates.txt",
        "attachment; filename*=utf-9''a.zip; filename=old.zip ~ old.zip",
        "attachment; filename*=UTF-8''%ff%fe; filename=old.zip ~ old.zip",
        "attachment; filename*=a.zip; filename=old.zip ~ old.zip",
        "attachment; filename*=UTF-8''a%zz.zip; filename=old.zip ~ old.zip",
        "attachment; filename*=UTF-8''100%.zip ~ 100%.zip",
        "attachment; filename*=UTF-8''..%2f..%2fx ~ ../../x",
        "attachment; filename=a%20b.zip ~ a b.zip",
        "attachment; filename=\"=?UTF-8?B?w6kuemlw?=\" ~ é.zip",
        "attachment; filename=\"=?utf-8?Q?=C3=A9_1.zip?=\" ~ é 1.zip",
        "attachment; filename=\"=?utf-8?B?***?=\" ~ ***",
        "attachment; filename=\"Ã©.zip\" ~ é.zip",
        "attachment; filename=\"é.zip\" ~ é.zip",
        "attachment; filename=a.zip; filename=b.zip ~ a.zip",
        "; ; =; filename=a.zip ~ a.zip",
        "attachment; xfilename=x; filename=a.zip ~ a.zip"
      })
  void fileName_header_givesNameOrNone(String header, String expected) {
    assertThat(ContentDisposition.fileName(header).orElse(null)).isEqualTo(expected);
  }

  @Test
  void fileName_anyText_neverThrows() {
    long seed = 11;
    Random random = new Random(seed);
    String[] bits = {
      "filename",
      "*",
      "=",
      ";",
      "\"",
      "\\",
      "'",
      "UTF-8''",
      "%C3",
      "%",
      "=?",
      "?B?",
      "?=",
      " ",
      "é",
      "\ud800",
      "utf-7",
      "attachment",
      "a.zip",
      "\n"
    };
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(14); i >= 0; i--) {
        text.append(bits[random.nextInt(bits.length)]);
      }
      assertThatCode(() -> ContentDisposition.fileName(text.toString()))
          .as("seed %d: %s", seed, text)
          .doesNotThrowAnyException();
    }
  }
}
