package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://h/[1-3].png | http://h/1.png http://h/2.png http://h/3.png",
        "http://h/[008-010] | http://h/008 http://h/009 http://h/010",
        "http://h/[0-10:5] | http://h/0 http://h/5 http://h/10",
        "http://h/[a-c] | http://h/a http://h/b http://h/c",
        "http://h/{x,y}/[1-2] | http://h/x/1 http://h/x/2 http://h/y/1 http://h/y/2",
        "http://h/{a,}.png | http://h/a.png http://h/.png",
        "http://[::1]:8080/[1-2] | http://[::1]:8080/1 http://[::1]:8080/2",
        "http://h/[abc].png | http://h/[abc].png",
        "http://h/{one} | http://h/{one}",
        "http://h/[a-Z] | http://h/[a-Z]",
        "http://h/a | http://h/a"
      })
  void expand_pattern_standsForAllItsLinks(String pattern, String links) {
    assertThat(LinkPattern.expand(pattern)).isEqualTo(List.of(links.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://h/[3-1]", "http://h/[1-2:0]", "http://h/[0-100000]", "h[0-999][0-999]"})
  void expand_emptyOrTooLarge_isRefused(String pattern) {
    assertThatThrownBy(() -> LinkPattern.expand(pattern)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void expand_theMostAllowed_works() {
    assertThat(LinkPattern.expand("h/[00001-100000]")).hasSize(100_000).contains("h/00042");
    assertThatThrownBy(() -> LinkPattern.expand("[0-999999999999]".repeat(50)))
        .isInstanceOf(InvalidInputException.class);
  }
}
