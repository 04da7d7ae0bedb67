package dev.loadstone.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

  /** Each expected checksum is algorithm and the digit its digest consists of; the file has 1s. */
  @ParameterizedTest
  @CsvSource({
    "'', unverified no checksum was given or stated",
    "SHA_256=1, verified SHA_256 s",
    "SHA_256=2, mismatch SHA_256 s",
    "'MD5=1', 'verified MD5 s, weak md5'",
    "'MD5=1 SHA_256=1', verified SHA_256 s",
    "'MD5=2 SHA_256=1', mismatch MD5 s",
    "'SHA_256=2 MD5=1', mismatch SHA_256 s",
    "'SHA_256=1 SHA_256=2', mismatch SHA_256 s",
    "'SHA_512=1 SHA_256=1', verified SHA_256 s",
    "'SHA_512=2', unverified no checksum was given or stated",
    "'CRC_32C=1', 'verified CRC_32C s, weak crc-32c'"
  })
  void of_expectedAndActual_givesTheVerdict(String expected, String verdict) {
    assertThat(words(Judgement.of(stated(expected), actual()))).isEqualTo(verdict);
  }

  @Test
  void of_nothingToCompare_saysTheReasonGiven() {
    assertThat(Judgement.of(List.of(), actual(), "continued unproven"))
        .isEqualTo(new Verdict.Unverified("continued unproven"));
  }

  private static Map<DigestAlgorithm, Checksum> actual() {
    Map<DigestAlgorithm, Checksum> actual = new EnumMap<>(DigestAlgorithm.class);
    for (DigestAlgorithm each : DigestAlgorithm.values()) {
      if (each != DigestAlgorithm.SHA_512) {
        actual.put(each, checksum(each, "1"));
      }
    }
    return actual;
  }

  private static List<StatedChecksum> stated(String text) {
    List<StatedChecksum> all = new ArrayList<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
      String[] parts = each.split("=");
      all.add(new StatedChecksum(checksum(DigestAlgorithm.valueOf(parts[0]), parts[1]), "s"));
    }
    return all;
  }

  private static Checksum checksum(DigestAlgorithm algorithm, String digit) {
    return new Checksum(algorithm, digit.repeat(algorithm.length() * 2));
  }

  private static String words(Verdict verdict) {
    return verdict.word()
        + " "
        + switch (verdict) {
          case Verdict.Verified(Checksum sum, String source) -> sum.algorithm() + " " + source;
          case Verdict.Unverified(String why) -> why;
          case Verdict.Mismatch(Checksum sum, Checksum _, String source) ->
              sum.algorithm() + " " + source;
        };
  }
}
