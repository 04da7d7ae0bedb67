package dev.loadstone.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Totals;
import org.junit.jupiter.api.Test;

class SetEndTest {
  private final SetEnd end = new SetEnd();

  @Test
  void next_lastOfASetEnds_tellsOnceWhatBecameOfIt() {
    assertThat(end.next(totals(0, 0, 7, 1))).isEmpty();
    assertThat(end.next(totals(2, 1, 7, 1))).isEmpty();
    assertThat(end.next(totals(0, 1, 8, 2))).isEmpty();

    assertThat(end.next(totals(0, 0, 9, 2))).contains(new SetEnd.Outcome(2, 1));
    assertThat(end.next(totals(0, 0, 9, 2))).isEmpty();
  }

  @Test
  void next_allPausedOrRemoved_saysNothing() {
    end.next(totals(0, 2, 7, 0));

    assertThat(end.next(totals(0, 0, 7, 0))).isEmpty();
  }

  private static Totals totals(int waiting, int running, int published, int failed) {
    return new Totals(waiting, running, 0, published, failed, 0, 0, 0, 0);
  }
}
