package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.job;
import static dev.loadstone.core.store.Samples.saving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One data folder and several programs, some of which die. */
@Timeout(60)
class DataFolderTest {
  @TempDir Path folder;
  private final TestClock clock = new TestClock();

  @Test
  void open_sameProgramHasTheFolder_isRefusedInOneLine() {
    try (JobStore first = SqliteJobStore.open(folder, clock)) {
      assertThatThrownBy(() -> SqliteJobStore.open(folder, clock)).satisfies(this::saysSo);
      first.commit(saving(job(1)));
    }
    try (JobStore next = SqliteJobStore.open(folder, clock)) {
      assertThat(next.load().jobs()).containsExactly(job(1));
    }
  }

  @Test
  void open_secondTryInTheSameProgram_keepsOtherProgramsOut() throws Exception {
    try (JobStore _ = SqliteJobStore.open(folder, clock)) {
      assertThatThrownBy(() -> SqliteJobStore.open(folder, clock))
          .isInstanceOf(StoreException.class);
      Process other = ChildStore.start(folder);
      try {
        assertThat(ChildStore.firstLine(other))
            .contains("Another Loadstone (process " + ProcessHandle.current().pid() + ")");
      } finally {
        end(other);
      }
    }
  }

  @Test
  void open_otherProgramHasTheFolder_isRefusedUntilItIsKilled() throws Exception {
    Process other = ChildStore.start(folder);
    try {
      assertThat(ChildStore.firstLine(other)).isEqualTo("1");
      assertThatThrownBy(() -> SqliteJobStore.open(folder, clock))
          .satisfies(this::saysSo)
          .hasMessageContaining("process " + other.pid());
      try (JobStore looking = SqliteJobStore.openReadOnly(folder, clock)) {
        assertThat(looking.load().jobs()).isNotEmpty();
      }
    } finally {
      end(other);
    }
    SqliteJobStore.open(folder, clock).close();
  }

  @Test
  void open_programKilledWhileCommitting_everyAcknowledgedBatchIsThereWhole() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 3; round++) {
      long acknowledged = killedAfter(20 + random.nextInt(100));
      try (JobStore store = SqliteJobStore.open(folder, clock)) {
        List<Job> jobs = store.load().jobs();
        assertThat(jobs)
            .as("seed %d round %d", seed, round)
            .hasSizeGreaterThanOrEqualTo((int) acknowledged);
        assertThat(store.load().notices()).isEmpty();
        for (int i = 0; i < jobs.size(); i++) {
          JobId id = new JobId(i + 1);
          assertThat(jobs.get(i).id()).isEqualTo(id);
          assertThat(store.segments(id)).hasSize(1);
          assertThat(store.log(id)).isEqualTo(ChildStore.batch(i + 1).log());
        }
      }
    }
  }

  private long killedAfter(int batches) throws IOException, InterruptedException {
    Process child = ChildStore.start(folder);
    try {
      BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
      long last = 0;
      for (int i = 0; i < batches; i++) {
        last = Long.parseLong(lines.readLine());
      }
      // Process.destroyForcibly would close the stream that holds what was printed before.
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("\\d+")) {
          last = Math.max(last, Long.parseLong(line));
        }
      }
      return last;
    } finally {
      end(child);
    }
  }

  private static void end(Process child) throws InterruptedException {
    child.destroyForcibly();
    assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private void saysSo(Throwable error) {
    assertThat(error)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Another Loadstone")
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("close it")
        .message()
        .doesNotContain("\n");
  }
}
