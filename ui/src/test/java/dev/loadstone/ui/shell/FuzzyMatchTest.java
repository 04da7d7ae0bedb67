package dev.loadstone.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyMatchTest {

  @ParameterizedTest
  @CsvSource({
    "cl, Copy link",
    "cop p, Copy path",
    "sif, Show in folder",
    "pau, Pause",
    "pauseall, Pause all",
    "rem, Remove from queue"
  })
  void score_ofTheOneThatIsMeant_isHighest(String letters, String meant) {
    assertThat(
            Stream.of(
                    "Copy path",
                    "Copy link",
                    "Show in folder",
                    "Pause all",
                    "Pause",
                    "Remove from queue",
                    "Appearance: light",
                    "Resume all")
                .max(
                    Comparator.comparingInt(
                        title -> 100 * FuzzyMatch.score(title, letters) - title.length())))
        .contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"x, Copy link, -1", "knil, Copy link, -1", "'', Copy link, 0"})
  void score_lettersNotThereInOrder_isNone(String letters, String title, int expected) {
    assertThat(FuzzyMatch.score(title, letters)).isEqualTo(expected);
  }
}
