package dev.loadstone.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void of_randomMoves_giveTheOrderOfAMovedList(long seed) {
    Random random = new Random(seed);
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      jobs.add(Jobs.queued(i, "http://h/" + i, 0));
    }
    for (int step = 0; step < 400; step++) {
      Set<JobId> moved = new HashSet<>();
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        moved.add(new JobId(random.nextInt(12)));
      }
      int target = random.nextInt(13);
      JobId before = target == 12 || moved.contains(new JobId(target)) ? null : new JobId(target);
      List<JobId> expected = expected(jobs, moved, before);
      Map<JobId, Input.Place> places = Placement.of(jobs, moved, before);
      jobs.replaceAll(
          job -> places.containsKey(job.id()) ? job.withOrder(places.get(job.id()).order()) : job);
      jobs.sort(Comparator.comparingLong(Job::order));
      assertThat(jobs.stream().map(Job::id))
          .as("seed " + seed + ", step " + step)
          .containsExactlyElementsOf(expected);
    }
  }

  private static List<JobId> expected(List<Job> jobs, Set<JobId> moved, @Nullable JobId before) {
    List<JobId> ids = new ArrayList<>(jobs.stream().map(Job::id).toList());
    List<JobId> movers = ids.stream().filter(moved::contains).toList();
    ids.removeAll(movers);
    ids.addAll(before == null ? ids.size() : ids.indexOf(before), movers);
    return ids;
  }
}
