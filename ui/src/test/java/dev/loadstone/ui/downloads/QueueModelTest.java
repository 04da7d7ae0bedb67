package dev.loadstone.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Selection;
import dev.loadstone.ui.common.Notices;
import dev.loadstone.ui.mirror.EngineSession;
import dev.loadstone.ui.mirror.JobGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real engine that downloads nothing; this thread is the screen's. */
class QueueModelTest {
  @TempDir Path folder;

  private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
  private final RecordedNotices notices = new RecordedNotices();
  private EngineSession session;
  private QueueModel model;

  @BeforeEach
  void open() {
    session =
        new EngineSession(
            () -> Loadstone.open(new Settings(folder.resolve("data")), Loadstone.Mode.HOLD),
            screen::add);
    model = new QueueModel(session, notices);
    List<JobRequest> requests =
        List.of(
            request("a").withHeaders(request("a").headers(), signIn()), request("b"), request("c"));
    session.tell(engine -> engine.submit(requests), notices::problem);
    await(() -> model.rows().size() == 3);
  }

  @AfterEach
  void close() {
    session.close();
    assertThat(notices.problems).isEmpty();
  }

  @Test
  void remove_undone_isBackAndWaits() {
    model.select(List.of(model.rows().get(1)));
    model.remove(Loadstone.Removal.KEEP_FILE);
    assertThat(names()).containsExactly("a", "c");
    assertThat(model.counts().all()).isEqualTo(2);
    assertThat(model.counts().of(JobGroup.WAITING)).isEqualTo(2);

    notices.undo.run();
    await(() -> model.rows().size() == 3 && model.counts().of(JobGroup.WAITING) == 3);

    assertThat(names()).containsExactly("a", "b", "c");
  }

  @Test
  void remove_notUndone_isGoneForGood() {
    model.select(List.of(model.rows().get(1)));
    model.remove(Loadstone.Removal.KEEP_FILE);

    notices.gone.run();
    await(() -> session.jobs().rows().size() == 2);

    assertThat(names()).containsExactly("a", "c");
  }

  @Test
  void remove_askedForAgainBeforeItIsCertain_staysAndWaits() {
    model.select(List.of(model.rows().get(1)));
    model.remove(Loadstone.Removal.KEEP_FILE);

    session.submit(List.of(request("b")), _ -> {}, notices::problem);
    await(() -> names().equals(List.of("a", "b", "c")));
    notices.gone.run();
    assertThat(inEngine()).containsExactly("queued", "queued", "queued");
  }

  @Test
  void resume_all_leavesWhatIsBeingRemoved() {
    model.pause(new Selection.All());
    model.select(List.of(model.rows().get(1)));
    model.remove(Loadstone.Removal.KEEP_FILE);

    model.resume(new Selection.All());
    assertThat(inEngine()).containsExactly("queued", "paused", "queued");
  }

  @Test
  void move_selectedBeforeAnother_standsThere() {
    model.select(List.of(model.rows().get(2)));
    model.move(model.rows().get(0).id());

    await(() -> names().equals(List.of("c", "a", "b")));
  }

  @Test
  void change_label_keepsTheSecrets() {
    model.change(List.of(model.rows().get(0)), request -> request.withLabel("props"));
    await(() -> model.rows().get(0).label().equals("props"));

    AtomicReference<Secrets> seen = new AtomicReference<>();
    model.change(
        List.of(model.rows().get(0)),
        request -> {
          seen.set(request.secrets());
          return request.withLabel("more props");
        });
    await(() -> model.rows().get(0).label().equals("more props"));

    assertThat(seen.get()).isEqualTo(signIn());
  }

  @Test
  void filter_text_showsWhatMentionsIt() {
    model.filter().set(QueueFilter.ALL.withText("B"));

    assertThat(names()).containsExactly("b");
  }

  private List<String> names() {
    return model.rows().stream().map(row -> row.name()).toList();
  }

  /** The states of all jobs once the commands before have been carried out. */
  private List<String> inEngine() {
    List<String> states = new ArrayList<>();
    session.ask(
        engine -> engine.jobs().stream().map(view -> view.job().state().word()).toList(),
        states::addAll,
        notices::problem);
    await(() -> !states.isEmpty());
    return states;
  }

  private JobRequest request(String name) {
    return JobRequest.of(Link.parse("http://host.example/" + name), folder.resolve("assets"));
  }

  private static Secrets signIn() {
    return new Secrets("ada", "lovelace", Headers.NONE);
  }

  /** Runs what is meant for the screen until something is so. */
  private void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Runnable next = screen.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("nothing came for the screen").isNotNull();
        next.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  private static final class RecordedNotices implements Notices {
    final List<String> problems = new ArrayList<>();
    Runnable undo = () -> {};
    Runnable gone = () -> {};

    @Override
    public void tell(String text) {}

    @Override
    public void offer(String text, String action, Runnable run) {}

    @Override
    public void undoable(String text, Runnable run, Runnable end) {
      undo = run;
      gone = end;
    }

    @Override
    public void problem(String text) {
      problems.add(text);
    }
  }
}
