package dev.loadstone.ui.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Totals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobListTest {
  private static final Comparator<JobRow> BY_RECEIVED =
      Comparator.comparingLong(row -> row.getValue().received());

  private final JobMirror mirror = new JobMirror();
  private final JobList list = new JobList(mirror);
  private final Copy copy = new Copy();
  private long version;

  @Test
  void apply_jobThatOnlyMovesOn_changesNoList() {
    apply(List.of(job(1, 0), job(2, 0)), List.of());
    int changes = copy.changes;

    apply(List.of(job(1, 500)), List.of());

    assertThat(copy.changes).isEqualTo(changes);
    assertThat(list.getFirst().getValue().received()).isEqualTo(500);
  }

  @Test
  void order_rowThatNoLongerStandsRight_movesAlone() {
    list.order(BY_RECEIVED);
    apply(List.of(job(1, 10), job(2, 20), job(3, 30)), List.of());

    apply(List.of(job(1, 25)), List.of());

    assertThat(ids()).containsExactly(2L, 1L, 3L);
  }

  @Test
  void show_filter_countsWhatEntersAndLeaves() {
    list.show(row -> row.group() == JobGroup.PAUSED);
    apply(List.of(job(1, 0), job(2, 0)), List.of());
    assertThat(list).isEmpty();

    apply(List.of(view(2, 0, new JobState.Paused())), List.of());
    assertThat(ids()).containsExactly(2L);

    apply(List.of(job(2, 0)), List.of());
    assertThat(list).isEmpty();
  }

  @Test
  void apply_jobThatOnlyMovesOn_changesNoCount() {
    JobCounts counts = new JobCounts(mirror);
    apply(List.of(job(1, 0), job(2, 0), job(3, 0)), List.of());
    long told = counts.version().get();

    apply(List.of(job(1, 500), job(2, 500)), List.of());
    assertThat(counts.version().get()).isEqualTo(told);

    apply(List.of(view(1, 0, new JobState.Paused()), view(2, 0, new JobState.Paused())), List.of());
    assertThat(counts.version().get()).isEqualTo(told + 1);
    assertThat(counts.of(JobGroup.PAUSED)).isEqualTo(2);
    assertThat(counts.of(JobGroup.WAITING)).isOne();
  }

  @Test
  void apply_manyAtOnceWithoutEffectOnTheOrder_changesNoList() {
    List<JobView> many = LongStream.range(1, 1_000).mapToObj(id -> job(id, 0)).toList();
    apply(many, List.of());
    int changes = copy.changes;

    apply(many.stream().map(v -> job(v.job().id().value(), 7)).toList(), List.of());

    assertThat(copy.changes).isEqualTo(changes);
    assertThat(list.get(500).getValue().received()).isEqualTo(7);
  }

  /** What a listener puts together from the changes is what the list is, and that is sorted. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void apply_anyChanges_listenerSeesTheSortedAndFilteredRows(long seed) {
    Random random = new Random(seed);
    list.order(BY_RECEIVED);
    list.show(JobListTest::isWaiting);
    JobCounts counts = new JobCounts(mirror);
    for (int step = 0; step < 200; step++) {
      List<JobView> changed = new ArrayList<>();
      List<JobId> removed = new ArrayList<>();
      int size = random.nextInt(10) == 0 ? 2 * JobMirror.BULK : random.nextInt(6);
      for (int i = 0; i < size; i++) {
        long id = 1L + random.nextInt(size > JobMirror.BULK ? 600 : 40);
        if (random.nextInt(6) == 0) {
          removed.add(new JobId(id));
          changed.removeIf(view -> view.job().id().value() == id);
        } else if (removed.stream().noneMatch(each -> each.value() == id)) {
          changed.removeIf(view -> view.job().id().value() == id);
          changed.add(
              view(
                  id,
                  random.nextInt(50),
                  random.nextBoolean() ? new JobState.Queued() : new JobState.Removed(false)));
        }
      }
      apply(changed, removed);

      List<JobRow> expected =
          mirror.rows().stream()
              .filter(JobListTest::isWaiting)
              .sorted(BY_RECEIVED.thenComparing(JobList.QUEUE_ORDER))
              .toList();
      assertThat(List.copyOf(list)).as("seed %d, step %d", seed, step).isEqualTo(expected);
      assertThat(copy.rows).as("seed %d, step %d", seed, step).isEqualTo(expected);
      assertThat(counts.of(JobGroup.WAITING)).isEqualTo(expected.size());
    }
  }

  private static boolean isWaiting(JobRow row) {
    return row.group() != JobGroup.DONE;
  }

  private void apply(List<JobView> changed, List<JobId> removed) {
    mirror.apply(new EngineChanges(++version, changed, removed, Totals.NONE));
  }

  private List<Long> ids() {
    return list.stream().map(row -> row.id().value()).toList();
  }

  private static JobView job(long id, long received) {
    return view(id, received, new JobState.Queued());
  }

  private static JobView view(long id, long received, JobState state) {
    JobRequest request =
        JobRequest.of(new Link("https://a.example/" + id + ".png"), Path.of("/assets"));
    return new JobView(
        Job.queued(new JobId(id), request, id, Instant.EPOCH)
            .withReceived(received)
            .withState(state),
        null);
  }

  /** A list kept by the changes alone, as a table keeps its cells. */
  private final class Copy implements ListChangeListener<JobRow> {
    private List<JobRow> rows = new ArrayList<>();
    private int changes;

    Copy() {
      list.addListener(this);
    }

    @Override
    public void onChanged(Change<? extends JobRow> change) {
      changes++;
      while (change.next()) {
        if (change.wasPermutated()) {
          List<JobRow> next = new ArrayList<>(rows);
          for (int i = change.getFrom(); i < change.getTo(); i++) {
            next.set(change.getPermutation(i), rows.get(i));
          }
          rows = next;
        } else {
          rows.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
          rows.addAll(change.getFrom(), change.getAddedSubList());
        }
      }
    }
  }
}
