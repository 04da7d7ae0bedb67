package dev.loadstone.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnLayoutTest {

  @Test
  void parse_whatWasWritten_isTheSame() {
    ColumnLayout layout = ColumnLayout.parse("state:200,-host:90,name:300");

    assertThat(ColumnLayout.parse(layout.text())).isEqualTo(layout);
    assertThat(layout.places())
        .contains(
            new ColumnLayout.Place(JobColumn.STATE, 200, true),
            new ColumnLayout.Place(JobColumn.HOST, 90, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "name", "name:x", "name:-5,name:3,,:,-", "size:1e9"})
  void parse_anything_hasEachColumnOnce(String text) {
    assertThat(ColumnLayout.parse(text).places())
        .extracting(ColumnLayout.Place::column)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(JobColumn.values()));
    assertThat(ColumnLayout.parse(text).places())
        .allSatisfy(place -> assertThat(place.width()).isBetween(24.0, 2_000.0));
  }
}
