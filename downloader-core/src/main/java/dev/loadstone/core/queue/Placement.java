package dev.loadstone.core.queue;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * New places for jobs that are moved. Orders lie {@link #GAP} apart, so that a move renumbers only
 * what moves; all are renumbered when a gap is used up.
 */
public final class Placement {
  /** Distance between the orders of jobs that were added one after the other. */
  public static final long GAP = 1L << 20;

  private Placement() {}

  /**
   * Which inputs make the move.
   *
   * @param queue all jobs in their order
   * @param moved keep their order among themselves
   * @param before takes its place after them; null for the end of the queue
   */
  public static Map<JobId, Input.Place> of(
      List<Job> queue, Set<JobId> moved, @Nullable JobId before) {
    List<Job> movers = queue.stream().filter(job -> moved.contains(job.id())).toList();
    List<Job> others = queue.stream().filter(job -> !moved.contains(job.id())).toList();
    int at = indexOf(others, before);
    if (movers.isEmpty() || others.isEmpty()) {
      return Map.of();
    }
    int priority = others.get(Math.min(at, others.size() - 1)).request().priority();
    long after =
        at > 0 && others.get(at - 1).request().priority() == priority
            ? others.get(at - 1).order()
            : others.get(Math.min(at, others.size() - 1)).order() - GAP * (movers.size() + 1);
    long until = at < others.size() ? others.get(at).order() : after + GAP * (movers.size() + 1);
    long step = (until - after) / (movers.size() + 1);
    if (step < 1) {
      return renumbered(others, movers, at, priority);
    }
    Map<JobId, Input.Place> places = new LinkedHashMap<>();
    for (int i = 0; i < movers.size(); i++) {
      places.put(movers.get(i).id(), new Input.Place(priority, after + step * (i + 1)));
    }
    return places;
  }

  private static int indexOf(List<Job> jobs, @Nullable JobId id) {
    for (int i = 0; i < jobs.size(); i++) {
      if (jobs.get(i).id().equals(id)) {
        return i;
      }
    }
    return jobs.size();
  }

  private static Map<JobId, Input.Place> renumbered(
      List<Job> others, List<Job> movers, int at, int priority) {
    Map<JobId, Input.Place> places = new LinkedHashMap<>();
    List<Job> all = new ArrayList<>(others);
    all.addAll(at, movers);
    for (int i = 0; i < all.size(); i++) {
      Job job = all.get(i);
      int itsPriority = i >= at && i < at + movers.size() ? priority : job.request().priority();
      places.put(job.id(), new Input.Place(itsPriority, i * GAP));
    }
    return places;
  }
}
