package dev.loadstone.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Totals;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobGroup;
import dev.loadstone.ui.mirror.JobRow;
import dev.loadstone.ui.testing.QueuedScreen;
import dev.loadstone.ui.testing.SampleJobs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real engine that downloads nothing; this thread is the screen's. */
class LabelSetTest {
  private static final long MIB = 1L << 20;

  @TempDir Path folder;

  private final QueuedScreen screen = new QueuedScreen();
  private EngineSession session;
  private QueueModel model;

  @BeforeEach
  void open() {
    session =
        new EngineSession(() -> Loadstone.open(new Settings(folder), Loadstone.Mode.HOLD), screen);
    model = new QueueModel(session, screen);
  }

  @AfterEach
  void close() {
    session.close();
    assertThat(screen.problems).isEmpty();
  }

  @Test
  void pauseAndResume_takeAllOfTheLabel_andNoOther() {
    submit("a", "b");
    LabelSet props = new LabelSet("props", model);
    assertThat(props.canPause()).isTrue();
    assertThat(props.canResume()).isFalse();

    props.pause();
    screen.await("both are paused", () -> props.totals().paused() == 2);
    assertThat(new LabelSet("other", model).totals().waiting()).isEqualTo(1);
    assertThat(props.words()).isEqualTo("0 of 2 done  \u00b7  2 paused");

    props.resume();
    screen.await("both wait again", () -> props.totals().waiting() == 2);
    assertThat(props.canResume()).isFalse();
  }

  @Test
  void remove_takesAllOfTheLabel_whateverIsShown() {
    submit("a", "b");
    model.filter().set(QueueFilter.ALL.withText("a"));

    new LabelSet("props", model).remove();
    screen.await("they are gone", () -> session.jobs().rows().size() == 1);

    assertThat(model.counts().all()).isOne();
    assertThat(model.counts().labels()).containsExactly("other");
  }

  @Test
  void limit_ofSelected_isInForceAndShown() {
    submit("a", "b");
    JobRow row = model.rows().getFirst();

    model.limit(List.of(row), 5 * MIB);
    screen.await("it holds", () -> row.job().request().options().bytesPerSecond() == 5 * MIB);
    assertThat(row.group()).isEqualTo(JobGroup.WAITING);

    model.limit(List.of(row), 0);
    screen.await("it is gone", () -> row.job().request().options().bytesPerSecond() == 0);
  }

  @Test
  void totals_followEveryChange_andStayTheSumOfTheRows() {
    EngineChanges changes = SampleJobs.everyState(Instant.EPOCH);
    session.jobs().apply(changes);
    LabelSet terrain = new LabelSet("terrain", model);
    assertThat(terrain.totals().running()).isEqualTo(2);
    assertThat(terrain.totals().unknownSizes()).isEqualTo(1);
    assertThat(terrain.totals().bytesPerSecond()).isEqualTo(34 * MIB);
    assertThat(terrain.share()).isZero();
    assertThat(terrain.words())
        .isEqualTo("0 of 2 done  \u00b7  886 MiB of more than 1.39 GiB  \u00b7  34.0 MiB/s");
    assertThat(new LabelSet("props", model).words())
        .isEqualTo("0 of 4 done  \u00b7  15.0 MiB of more than 48.0 MiB  \u00b7  3 failed");
    Totals before = terrain.totals();

    session.jobs().apply(changes);

    assertThat(terrain.totals()).isEqualTo(before);
    session
        .jobs()
        .apply(
            new EngineChanges(
                2,
                List.of(),
                changes.changed().stream().map(view -> view.job().id()).toList(),
                Totals.NONE));
    assertThat(model.counts().labels()).isEmpty();
    assertThat(terrain.totals()).isEqualTo(Totals.NONE);
  }

  @Test
  void remove_untilItCannotBeUndone_labelStaysWithNothingInIt() {
    session.jobs().apply(SampleJobs.everyState(Instant.EPOCH));
    LabelSet terrain = new LabelSet("terrain", model);
    Totals before = terrain.totals();
    List<JobRow> rows = model.labelled("terrain");

    session.jobs().hide(rows);
    assertThat(terrain.totals()).isEqualTo(Totals.NONE);
    assertThat(model.counts().labels()).contains("terrain");
    assertThat(model.labelled("terrain")).isEmpty();

    session.jobs().bringBack(rows);
    assertThat(terrain.totals()).isEqualTo(before);
  }

  private void submit(String... names) {
    List<JobRequest> requests =
        Stream.concat(
                Arrays.stream(names).map(name -> request(name).withLabel("props")),
                Stream.of(request("z").withLabel("other")))
            .toList();
    session.tell(engine -> engine.submit(requests), screen::problem);
    screen.await("they are there", () -> model.rows().size() == requests.size());
  }

  private JobRequest request(String name) {
    return JobRequest.of(Link.parse("http://host.example/" + name), folder.resolve("assets"));
  }
}
