package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Totals;
import dev.loadstone.ui.inspect.InspectorModel.Kept;
import dev.loadstone.ui.mirror.JobMirror;
import dev.loadstone.ui.mirror.JobRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InspectorModelTest {
  private final JobMirror mirror = new JobMirror();
  private final Deque<Consumer<Kept>> asked = new ArrayDeque<>();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final InspectorModel model =
      new InspectorModel((_, answered, _) -> asked.add(answered), (_, action) -> later.add(action));

  @Test
  void inspect_nobodyLooks_asksNothing() {
    model.inspect(row(1));
    change(1, 10);

    assertThat(asked).isEmpty();
  }

  @Test
  void change_ofTheInspectedJob_asksOnceWhileAnAnswerIsOnItsWay() {
    model.watch(true);
    model.inspect(row(1));
    change(1, 10);
    change(1, 20);
    assertThat(asked).hasSize(1);

    asked.remove().accept(new Kept(List.of(), List.of()));

    assertThat(asked).as("asks again for what changed meanwhile").hasSize(1);
  }

  @Test
  void change_ofAnotherJob_asksNothing() {
    model.watch(true);
    model.inspect(row(1));
    row(2);
    asked.remove().accept(new Kept(List.of(), List.of()));

    change(2, 10);

    assertThat(asked).isEmpty();
  }

  @Test
  void answer_forAJobThatIsInspectedNoLonger_isNotShown() {
    model.watch(true);
    model.inspect(row(1));
    model.inspect(row(2));

    asked.remove().accept(new Kept(List.of(Exchanges.kept(1, Exchanges.whole(5))), List.of()));

    assertThat(model.exchanges().all()).isEmpty();
    assertThat(asked).as("asks for the other").hasSize(1);
  }

  @Test
  void answer_sameRequestsAgain_keepsTheirRowsAndChangesNoList() {
    model.watch(true);
    model.inspect(row(1));
    var first = Exchanges.kept(1, Exchanges.whole(5));
    asked
        .remove()
        .accept(new Kept(List.of(first, Exchanges.running(2, Exchanges.whole(1))), List.of()));
    List<ExchangeRow> rows = List.copyOf(model.exchanges().shown());
    int[] changes = {0};
    model.exchanges().shown().subscribe(() -> changes[0]++);

    change(1, 10);
    asked
        .remove()
        .accept(new Kept(List.of(first, Exchanges.running(2, Exchanges.whole(9))), List.of()));

    assertThat(model.exchanges().shown()).isEqualTo(rows);
    assertThat(rows.get(1).exchange().bytesReceived()).isEqualTo(9);
    assertThat(changes[0]).isZero();
  }

  @Test
  void answer_requestStillRunningAlthoughTheJobIsNot_isAskedForOnceMore() {
    model.watch(true);
    model.inspect(row(1));
    asked.remove().accept(new Kept(List.of(Exchanges.running(1, Exchanges.whole(1))), List.of()));

    later.remove().run();
    asked.remove().accept(new Kept(List.of(Exchanges.kept(1, Exchanges.whole(5))), List.of()));

    assertThat(later).isEmpty();
    assertThat(model.exchanges().shown().getFirst().isRunning()).isFalse();
  }

  @Test
  void change_ofAJobThatRuns_asksOnceUntilTimeHasPassed() {
    model.watch(true);
    model.inspect(runningRow(1, 0));
    asked.remove().accept(new Kept(List.of(), List.of()));
    runningRow(1, 10);
    runningRow(1, 20);
    assertThat(asked).isEmpty();

    later.remove().run();

    assertThat(asked).hasSize(1);
    asked.remove().accept(new Kept(List.of(), List.of()));
    later.remove().run();
    assertThat(asked).as("nothing changed meanwhile").isEmpty();
  }

  @Test
  void change_jobStopsRunning_asksAtOnce() {
    model.watch(true);
    model.inspect(runningRow(1, 0));
    asked.remove().accept(new Kept(List.of(), List.of()));

    change(1, 10);

    assertThat(asked).hasSize(1);
  }

  @Test
  void filter_text_leavesWhatMentionsIt() {
    model
        .exchanges()
        .set(
            List.of(
                Exchanges.kept(1, Exchanges.whole(5)),
                Exchanges.kept(2, Exchanges.part(0, 0, 9, 100, 10))));

    model.exchanges().filter(RequestsPane.query("content-RANGE: bytes 0", false));
    assertThat(model.exchanges().shown()).extracting(ExchangeRow::id).containsExactly(2L);

    model.exchanges().filter(ExchangeQuery.ALL);
    assertThat(model.exchanges().shown()).extracting(ExchangeRow::id).containsExactly(1L, 2L);
  }

  @Test
  void log_newLines_areAddedAtTheEnd() {
    model.watch(true);
    model.inspect(row(1));
    LogLine first = new LogLine(new JobId(1), Instant.EPOCH, "one");
    LogLine second = new LogLine(new JobId(1), Instant.EPOCH, "two");
    asked.remove().accept(new Kept(List.of(), List.of(first)));
    change(1, 1);
    asked.remove().accept(new Kept(List.of(), List.of(first, second)));

    assertThat(model.log()).containsExactly(first, second);
  }

  private JobRow row(long id) {
    change(id, 0);
    return mirror.row(new JobId(id)).orElseThrow();
  }

  private JobRow runningRow(long id, long received) {
    change(id, received, new LiveProgress(Phase.BODY, received, 0, List.of()));
    return mirror.row(new JobId(id)).orElseThrow();
  }

  private void change(long id, long received) {
    change(id, received, null);
  }

  private void change(long id, long received, @Nullable LiveProgress live) {
    JobRequest request = JobRequest.of(new Link("https://a.example/" + id), Path.of("/assets"));
    JobView view =
        new JobView(
            Job.queued(new JobId(id), request, id, Instant.EPOCH).withReceived(received), live);
    mirror.apply(new EngineChanges(1, List.of(view), List.of(), Totals.NONE));
  }
}
