package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeQuery.MadeFor;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.ui.inspect.HistoryPane.StatusClass;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HistoryModelTest {
  private record Question(ExchangeQuery query, Consumer<ExchangePage> answer) {}

  private final Deque<Question> asked = new ArrayDeque<>();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private boolean busy;
  private final HistoryModel model =
      new HistoryModel(
          (query, answered, _) -> asked.add(new Question(query, answered)),
          (_, action) -> later.add(action),
          () -> busy);

  @Test
  void more_asksForThePageAfterAndAddsItBelow() {
    model.watch(true);
    answer(true, 9, 8);
    model.more();
    assertThat(asked.element().query().before()).isEqualTo(8);
    answer(false, 7, 6);

    assertThat(shown()).containsExactly(9L, 8L, 7L, 6L);
    assertThat(model.hasMore().get()).isFalse();
    model.more();
    assertThat(asked).as("there is no more").isEmpty();
  }

  @Test
  void tick_downloadsRun_joinsTheNewestAboveWhatIsThere() {
    busy = true;
    model.watch(true);
    answer(true, 9, 8);
    model.more();
    answer(true, 7, 6);

    later.remove().run();
    answer(true, 10, 9);

    assertThat(shown()).containsExactly(10L, 9L, 8L, 7L, 6L);
    model.more();
    assertThat(asked.element().query().before()).as("goes on at the end").isEqualTo(6);
  }

  @Test
  void tick_moreCameThanOnePageHolds_startsOver() {
    busy = true;
    model.watch(true);
    answer(true, 9, 8);

    later.remove().run();
    answer(true, 20, 19);

    assertThat(shown()).containsExactly(20L, 19L);
  }

  @Test
  void tick_nothingRuns_asksNothing() {
    model.watch(true);
    answer(false, 9);

    later.remove().run();

    assertThat(asked).isEmpty();
    assertThat(later).as("and goes on").hasSize(1);
  }

  @Test
  void watch_nobodyLooks_asksAndWaitsForNothing() {
    busy = true;
    model.watch(true);
    answer(false, 9);
    model.watch(false);

    later.remove().run();

    assertThat(asked).isEmpty();
    assertThat(later).isEmpty();
  }

  @Test
  void lookFor_typedFast_searchesOnceForTheLast() {
    model.watch(true);
    answer(false, 9);
    later.clear();
    model.lookFor(HistoryPane.query("a", StatusClass.ANY, MadeFor.ANYTHING, false));
    model.lookFor(HistoryPane.query(" ab ", StatusClass.SERVER_ERROR, MadeFor.JOBS, true));

    later.remove().run();
    later.remove().run();

    assertThat(asked).hasSize(1);
    ExchangeQuery query = asked.element().query();
    assertThat(query.text()).isEqualTo("ab");
    assertThat(query.statusFrom()).isEqualTo(500);
    assertThat(query.statusTo()).isEqualTo(599);
    assertThat(query.origin()).isEqualTo(MadeFor.JOBS);
    assertThat(query.outcome()).isEqualTo(ExchangeQuery.Outcome.FAILED);
  }

  @Test
  void answer_ofAnEarlierSearch_isDropped() {
    model.watch(true);
    Question first = asked.remove();
    model.refresh();
    answer(false, 5);

    first.answer().accept(page(first.query(), false, 9, 8));

    assertThat(shown()).containsExactly(5L);
  }

  @Test
  void more_whileTheNewestAreAskedFor_isDoneAfterwards() {
    busy = true;
    model.watch(true);
    answer(true, 9, 8);
    later.remove().run();
    model.more();
    assertThat(asked).hasSize(1);

    answer(true, 9, 8);

    assertThat(asked.element().query().before()).isEqualTo(8);
  }

  private List<Long> shown() {
    return model.rows().shown().stream().map(ExchangeRow::id).toList();
  }

  private void answer(boolean more, long... ids) {
    Question question = asked.remove();
    question.answer().accept(page(question.query(), more, ids));
  }

  private static ExchangePage page(ExchangeQuery query, boolean more, long... ids) {
    List<ExchangeRecord> records =
        Arrays.stream(ids).mapToObj(id -> Exchanges.kept(id, Exchanges.whole(1))).toList();
    return new ExchangePage(records, more ? query.after(ids[ids.length - 1]) : null);
  }
}
