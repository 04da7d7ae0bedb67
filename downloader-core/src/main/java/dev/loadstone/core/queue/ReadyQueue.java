package dev.loadstone.core.queue;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Origin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Jobs that may start, in order; finding the next costs the number of hosts without room, not the
 * number of jobs. Owned by one thread.
 */
public final class ReadyQueue {

  private record Place(int priority, long order, JobId job, Origin host)
      implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::priority)
            .reversed()
            .thenComparingLong(Place::order)
            .thenComparing(Place::job);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<JobId, Place> places = new HashMap<>();
  private final Map<Origin, NavigableSet<Place>> byHost = new HashMap<>();

  /** The first place of each host. */
  private final TreeMap<Place, Origin> heads = new TreeMap<>();

  /** Adds a job, or moves it to where it belongs by its request. */
  public void put(Job job) {
    remove(job.id());
    Origin host = job.request().link().origin();
    Place place = new Place(job.request().priority(), job.order(), job.id(), host);
    places.put(job.id(), place);
    update(host, set -> set.add(place));
  }

  public void remove(JobId job) {
    Place place = places.remove(job);
    if (place != null) {
      update(place.host, set -> set.remove(place));
    }
  }

  /** The first job whose host has room; it stays in the queue. */
  public Optional<JobId> next(Predicate<Origin> hasRoom) {
    for (Map.Entry<Place, Origin> head : heads.entrySet()) {
      if (hasRoom.test(head.getValue())) {
        return Optional.of(head.getKey().job());
      }
    }
    return Optional.empty();
  }

  public boolean isEmpty() {
    return places.isEmpty();
  }

  public int size() {
    return places.size();
  }

  private void update(Origin host, Consumer<NavigableSet<Place>> change) {
    NavigableSet<Place> set = byHost.computeIfAbsent(host, _ -> new TreeSet<>());
    if (!set.isEmpty()) {
      heads.remove(set.first());
    }
    change.accept(set);
    if (set.isEmpty()) {
      byHost.remove(host);
    } else {
      heads.put(set.first(), host);
    }
  }
}
