package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.Reconciliation.Found;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {

  @ParameterizedTest
  @CsvSource({
    "none, none, DOWNLOAD_AGAIN",
    "none, right, PUBLISH_NOW",
    "none, wrong, DOWNLOAD_AGAIN",
    "none, short, DOWNLOAD_AGAIN",
    "right, none, PUBLISHED",
    "right, right, PUBLISHED",
    "right, wrong, PUBLISHED",
    "wrong, none, DOWNLOAD_AGAIN",
    "wrong, right, PUBLISH_NOW",
    "wrong, wrong, DOWNLOAD_AGAIN",
    "short, right, PUBLISH_NOW"
  })
  void decide_whatLiesUnderBothNames_givesWhatToDo(
      String target, String part, Reconciliation expected) {
    assertThat(Reconciliation.decide(10, digest('a'), found(target), found(part)))
        .isEqualTo(expected);
  }

  private static @Nullable Found found(String what) {
    return switch (what) {
      case "right" -> new Found(10, digest('a'));
      case "wrong" -> new Found(10, digest('b'));
      case "short" -> new Found(9, null);
      default -> null;
    };
  }

  private static Checksum digest(char digit) {
    return new Checksum(DigestAlgorithm.SHA_256, String.valueOf(digit).repeat(64));
  }
}
