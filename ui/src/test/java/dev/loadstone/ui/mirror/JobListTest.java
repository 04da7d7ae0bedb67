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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobListTest {
  private static final Comparator<JobFacts> BY_RECEIVED =
      Comparator.comparingLong(job -> job.view().received());

  private final JobMirror mirror = new JobMirror();
  private JobList list = new JobList(mirror);
  private Copy copy = new Copy();
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
  void hide_rows_areInNoCountUntilTheyAreBack() {
    JobCounts counts = new JobCounts(mirror);
    apply(List.of(job(1, 0), job(2, 0), job(3, 0), job(4, 0)), List.of());
    List<JobRow> some = List.of(list.get(1), list.get(2), list.get(3));
    long told = counts.version().get();

    mirror.hide(some);
    assertThat(counts.version().get()).isGreaterThan(told);
    assertThat(counts.all()).isOne();
    assertThat(counts.of(JobGroup.WAITING)).isOne();
    apply(List.of(view(2, 0, new JobState.Paused())), List.of(new JobId(3)));
    assertThat(counts.all()).isOne();
    assertThat(counts.of(JobGroup.PAUSED)).isZero();

    mirror.bringBack(some);
    assertThat(ids()).containsExactly(1L, 2L, 4L);
    assertThat(counts.all()).isEqualTo(3);
    assertThat(counts.of(JobGroup.WAITING)).isEqualTo(2);
    assertThat(counts.of(JobGroup.PAUSED)).isOne();
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
              .filter(row -> isWaiting(row.facts()))
              .sorted(
                  Comparator.comparing(
                      JobRow::facts, BY_RECEIVED.thenComparing(JobList.QUEUE_ORDER)))
              .toList();
      assertThat(List.copyOf(list)).as("seed %d, step %d", seed, step).isEqualTo(expected);
      assertThat(copy.rows).as("seed %d, step %d", seed, step).isEqualTo(expected);
      assertThat(counts.of(JobGroup.WAITING)).isEqualTo(expected.size());
    }
  }

  /** Many rows are arranged in the background; what changes meanwhile is in the result. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void arrange_manyRowsWhileTheyChange_endsFilteredAndSorted(long seed) {
    Random random = new Random(seed);
    Deque<Runnable> background = new ArrayDeque<>();
    Deque<Runnable> screen = new ArrayDeque<>();
    list = new JobList(mirror, background::add, screen::add);
    copy = new Copy();
    int most = JobList.AT_ONCE + 200;
    apply(LongStream.rangeClosed(1, most).mapToObj(id -> job(id, id % 50)).toList(), List.of());
    for (int step = 0; step < 60; step++) {
      switch (random.nextInt(8)) {
        case 0 -> list.order(random.nextBoolean() ? BY_RECEIVED : BY_RECEIVED.reversed());
        case 1 -> list.show(random.nextBoolean() ? JobListTest::isWaiting : _ -> true);
        case 2 -> run(background, random);
        case 3, 4 -> run(screen, random);
        case 5 -> {
          List<JobRow> some = some(random);
          mirror.hide(some);
          if (random.nextBoolean()) {
            mirror.bringBack(some);
          }
        }
        default -> applyAny(random, random.nextInt(6) == 0 ? 2 * JobMirror.BULK : 8, most);
      }
      assertThat(copy.rows).as("seed %d, step %d", seed, step).isEqualTo(List.copyOf(list));
    }
    list.order(BY_RECEIVED);
    list.show(JobListTest::isWaiting);
    mirror.bringBack(List.copyOf(mirror.rows()));
    while (!background.isEmpty() || !screen.isEmpty()) {
      run(background, random);
      run(screen, random);
    }

    List<JobRow> expected =
        mirror.rows().stream()
            .filter(row -> isWaiting(row.facts()))
            .sorted(
                Comparator.comparing(JobRow::facts, BY_RECEIVED.thenComparing(JobList.QUEUE_ORDER)))
            .toList();
    assertThat(List.copyOf(list)).as("seed %d", seed).isEqualTo(expected);
    assertThat(copy.rows).as("seed %d", seed).isEqualTo(expected);
    assertThat(expected).allSatisfy(row -> assertThat(list.get(list.indexOf(row))).isSameAs(row));
  }

  @Test
  void show_manyRows_staysAsItIsUntilTheRestIsWorkedOut() {
    Deque<Runnable> background = new ArrayDeque<>();
    Deque<Runnable> screen = new ArrayDeque<>();
    list = new JobList(mirror, background::add, screen::add);
    int many = JobList.AT_ONCE + 1;
    apply(LongStream.rangeClosed(1, many).mapToObj(id -> job(id, 0)).toList(), List.of());
    background.pop().run();
    screen.pop().run();

    list.show(job -> job.id().value() == 7);
    list.show(job -> job.id().value() == 8);
    assertThat(list).hasSize(many);
    background.pop().run();
    screen.pop().run(); // overtaken by the second
    assertThat(list).hasSize(many);
    background.pop().run();
    screen.pop().run();

    assertThat(ids()).containsExactly(8L);
  }

  @Test
  void show_amidALargeChangeSet_changesTheListOnceAllIsTakenOver() {
    Deque<Runnable> tasks = new ArrayDeque<>();
    list = new JobList(mirror, tasks::add, tasks::add);
    copy = new Copy();
    List<JobView> many = LongStream.rangeClosed(1, 3_500).mapToObj(id -> job(id, 0)).toList();
    JobMirror.Application under =
        mirror.begin(new EngineChanges(++version, many, List.of(), Totals.NONE));
    boolean taken = false;
    for (int slice = 0; !taken; slice++) {
      list.show(job -> job.id().value() > 1);
      taken = under.goOn();
      runAll(tasks);
      assertThat(copy.changes).as("slice %d", slice).isEqualTo(taken ? 1 : 0);
    }
    assertThat(list).hasSize(3_499);
    assertThat(copy.rows).isEqualTo(list);
  }

  private static void runAll(Deque<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.pop().run();
    }
  }

  @Test
  void hide_fewOrMany_areOutAtOnceAndBackInTheirPlaces() {
    apply(LongStream.rangeClosed(1, 200).mapToObj(id -> job(id, 0)).toList(), List.of());
    List<JobRow> few = List.of(list.get(3), list.get(0));
    List<JobRow> many = List.copyOf(list.subList(20, 120));

    mirror.hide(few);
    mirror.hide(many);
    assertThat(list).hasSize(98).doesNotContainAnyElementsOf(few);
    apply(List.of(job(1, 5)), List.of(new JobId(30)));
    assertThat(list).hasSize(98);
    mirror.bringBack(few);
    mirror.bringBack(many);

    assertThat(ids())
        .isEqualTo(LongStream.rangeClosed(1, 200).filter(id -> id != 30).boxed().toList());
    assertThat(copy.rows).isEqualTo(List.copyOf(list));
  }

  private static void run(Deque<Runnable> tasks, Random random) {
    for (int i = 0; i <= random.nextInt(2) && !tasks.isEmpty(); i++) {
      tasks.pop().run();
    }
  }

  private List<JobRow> some(Random random) {
    int one = 2 + random.nextInt(200);
    return list.stream().filter(row -> row.id().value() % one == 0).toList();
  }

  private void applyAny(Random random, int size, int most) {
    Map<JobId, JobView> changed = new LinkedHashMap<>();
    Set<JobId> removed = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      JobId id = new JobId(1L + random.nextInt(most + 20));
      if (random.nextInt(6) == 0) {
        removed.add(id);
      } else {
        JobState state = random.nextBoolean() ? new JobState.Queued() : new JobState.Removed(false);
        changed.put(id, view(id.value(), random.nextInt(50), state));
      }
    }
    changed.keySet().removeAll(removed);
    apply(List.copyOf(changed.values()), List.copyOf(removed));
  }

  private static boolean isWaiting(JobFacts job) {
    return job.group() != JobGroup.DONE;
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
