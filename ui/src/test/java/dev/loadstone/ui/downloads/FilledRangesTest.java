package dev.loadstone.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilledRangesTest {

  @Test
  void of_segmentsBehindFinishedOnes_fillsBoth() {
    List<Segment> running = List.of(segment(25, 50, 30), segment(75, 100, 80));

    assertThat(FilledRanges.of(100, 60, running))
        .containsExactly(range(0, 25), range(25, 30), range(50, 75), range(75, 80));
  }

  @Test
  void of_piecesThatNobodyBeganYet_staysEmptyThere() {
    assertThat(FilledRanges.of(100, 30, List.of(segment(25, 50, 30), segment(50, 75, 50))))
        .containsExactly(range(0, 25), range(25, 30));
  }

  @Test
  void of_moreThanTheFileHolds_staysInside() {
    assertThat(FilledRanges.of(100, 500, List.of(segment(0, 100, 100))))
        .containsExactly(range(0, 100));
  }

  private static Segment segment(long start, long end, long written) {
    return new Segment(range(start, end), written);
  }

  private static ByteRange range(long start, long end) {
    return new ByteRange(start, end);
  }
}
