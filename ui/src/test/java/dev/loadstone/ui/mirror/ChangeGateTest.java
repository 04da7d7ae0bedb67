package dev.loadstone.ui.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Totals;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeGateTest {
  private final JobMirror mirror = new JobMirror();
  private final Deque<Runnable> screen = new ArrayDeque<>();
  private final ChangeGate gate = new ChangeGate(screen::add, mirror);

  @Test
  void accept_severalBeforeTheScreenIsReady_areOneAndTheNewestCounts() {
    gate.accept(changes(1, job(1, 10), job(2, 10)));
    gate.accept(changes(2, job(1, 20)));
    assertThat(screen).hasSize(1);

    runAll();

    assertThat(mirror.rows()).hasSize(2);
    assertThat(mirror.row(new JobId(1)).orElseThrow().getValue().received()).isEqualTo(20);
  }

  @Test
  void accept_afterAFaultInWhatFollows_isDelivered() {
    Faulty faulty = new Faulty();
    mirror.follow(faulty);
    faulty.fails = true;
    gate.accept(changes(1, job(1, 10)));
    assertThatThrownBy(screen.pop()::run).hasMessage("a fault");

    faulty.fails = false;
    gate.accept(changes(2, job(2, 10)));
    runAll();

    assertThat(mirror.row(new JobId(2))).isPresent();
  }

  private void runAll() {
    while (!screen.isEmpty()) {
      screen.pop().run();
    }
  }

  private static EngineChanges changes(long version, JobView... jobs) {
    return new EngineChanges(version, List.of(jobs), List.of(), Totals.NONE);
  }

  private static JobView job(long id, long received) {
    JobRequest request =
        JobRequest.of(new Link("https://a.example/" + id + ".png"), Path.of("/assets"));
    return new JobView(
        Job.queued(new JobId(id), request, id, Instant.EPOCH).withReceived(received), null);
  }

  private static final class Faulty implements JobFollower {
    private boolean fails;

    @Override
    public void added(JobRow row) {
      if (fails) {
        throw new IllegalStateException("a fault");
      }
    }

    @Override
    public void changing(JobRow row) {}

    @Override
    public void changed(JobRow row) {}

    @Override
    public void removed(Collection<JobRow> rows) {}

    @Override
    public void rebuilt() {}
  }
}
