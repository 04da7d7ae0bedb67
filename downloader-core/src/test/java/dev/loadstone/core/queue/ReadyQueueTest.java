package dev.loadstone.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyQueueTest {
  private final ReadyQueue queue = new ReadyQueue();

  @Test
  void next_higherPriority_comesBeforeEarlierOrder() {
    queue.put(Jobs.queued(1, "http://a/1", 0));
    queue.put(Jobs.queued(2, "http://a/2", 5));
    assertThat(queue.next(_ -> true)).contains(new JobId(2));
  }

  @Test
  void next_hostWithoutRoom_isPassedOver() {
    queue.put(Jobs.queued(1, "http://full/1", 0));
    queue.put(Jobs.queued(2, "http://free/2", 0));
    assertThat(queue.next(host -> host.host().equals("free"))).contains(new JobId(2));
  }

  @Test
  void put_jobThatIsThere_movesIt() {
    queue.put(Jobs.queued(1, "http://a/1", 0));
    queue.put(Jobs.queued(2, "http://a/2", 0));
    queue.put(Jobs.queued(2, "http://b/2", 1));
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.next(_ -> true)).contains(new JobId(2));
    assertThat(queue.next(host -> host.host().equals("a"))).contains(new JobId(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void next_randomChanges_agreesWithASortedList(long seed) {
    Random random = new Random(seed);
    List<Job> model = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      long id = random.nextInt(40);
      model.removeIf(job -> job.id().value() == id);
      if (random.nextInt(3) == 0) {
        queue.remove(new JobId(id));
      } else {
        Job job = Jobs.queued(id, "http://host" + random.nextInt(4) + "/" + id, random.nextInt(3));
        queue.put(job);
        model.add(job);
      }
      int open = random.nextInt(4);
      Optional<JobId> expected =
          model.stream()
              .filter(job -> !job.request().link().origin().host().equals("host" + open))
              .min(
                  Comparator.<Job>comparingInt(job -> -job.request().priority())
                      .thenComparingLong(Job::order))
              .map(Job::id);
      assertThat(queue.next(host -> !host.host().equals("host" + open)))
          .as("seed " + seed + ", step " + step)
          .isEqualTo(expected);
    }
  }
}
