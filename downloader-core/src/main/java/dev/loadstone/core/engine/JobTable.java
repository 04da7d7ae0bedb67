package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState.Backoff;
import dev.loadstone.core.model.JobState.Queued;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Totals;
import dev.loadstone.core.queue.ReadyQueue;
import dev.loadstone.core.queue.TotalsBook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All jobs and what is derived from them. Changed by the engine's thread, read by any. */
final class JobTable {

  /** What makes two requests the same: link, folder and the name asked for. */
  private record Sameness(Link link, Path folder, @Nullable String name) {
    static Sameness of(JobRequest request) {
      return new Sameness(request.link(), request.folder(), request.name());
    }
  }

  private record Due(Instant at, JobId job) {
    static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparing(Due::job);
  }

  private final Map<JobId, Job> jobs = new ConcurrentHashMap<>();
  private final Map<Sameness, JobId> bySameness = new HashMap<>();
  private final ReadyQueue ready = new ReadyQueue();
  private final TreeSet<Due> due = new TreeSet<>(Due.ORDER);
  private final TotalsBook totals = new TotalsBook();
  private final Predicate<JobId> mayStart;

  /**
   * An empty table.
   *
   * @param mayStart false for jobs that must not start, because something of theirs still writes or
   *     because nobody asked for them; {@link #recheck} after it changes
   */
  JobTable(Predicate<JobId> mayStart) {
    this.mayStart = mayStart;
  }

  @Nullable Job get(JobId id) {
    return jobs.get(id);
  }

  Collection<Job> all() {
    return jobs.values();
  }

  /** Jobs in the order they start. */
  List<Job> ordered() {
    return jobs.values().stream()
        .sorted(
            Comparator.<Job>comparingInt(job -> -job.request().priority())
                .thenComparingLong(Job::order))
        .toList();
  }

  List<JobId> select(Selection selection) {
    return switch (selection) {
      case Selection.All _ -> jobs.keySet().stream().sorted().toList();
      case Selection.Label(String label) ->
          jobs.values().stream()
              .filter(job -> job.request().label().equals(label))
              .map(Job::id)
              .sorted()
              .toList();
      case Selection.Jobs(var ids) -> ids.stream().filter(jobs::containsKey).sorted().toList();
    };
  }

  /** Which requests are there already, those of a submission under way included. */
  Duplicates duplicates() {
    return new Duplicates(bySameness);
  }

  /** Finds requests that are the same as others. */
  static final class Duplicates {
    private final Map<Sameness, JobId> known;
    private final Map<Sameness, JobId> added = new HashMap<>();

    private Duplicates(Map<Sameness, JobId> known) {
      this.known = known;
    }

    Optional<JobId> of(JobRequest request) {
      Sameness key = Sameness.of(request);
      return Optional.ofNullable(known.getOrDefault(key, added.get(key)));
    }

    void add(JobRequest request, JobId job) {
      added.put(Sameness.of(request), job);
    }
  }

  /** Inserts or replaces. */
  void put(Job job) {
    Job before = jobs.put(job.id(), job);
    if (before == null || !before.request().equals(job.request())) {
      if (before != null) {
        bySameness.remove(Sameness.of(before.request()), job.id());
      }
      bySameness.putIfAbsent(Sameness.of(job.request()), job.id());
    }
    if (before != null && before.state() instanceof Backoff(Instant until, _)) {
      due.remove(new Due(until, job.id()));
    }
    if (job.state() instanceof Backoff(Instant until, _)) {
      due.add(new Due(until, job.id()));
    }
    totals.replace(before, job);
    recheck(job.id());
  }

  void remove(JobId id) {
    Job job = jobs.remove(id);
    if (job != null) {
      bySameness.remove(Sameness.of(job.request()), id);
      ready.remove(id);
      totals.replace(job, null);
    }
  }

  /** Looks again whether a job may start. */
  void recheck(JobId id) {
    Job job = jobs.get(id);
    if (job != null && job.state() instanceof Queued && mayStart.test(id)) {
      ready.put(job);
    } else {
      ready.remove(id);
    }
  }

  /** The next job to start whose host passes. */
  Optional<JobId> nextReady(Predicate<Origin> hasRoom) {
    return ready.next(hasRoom);
  }

  boolean hasReady() {
    return !ready.isEmpty();
  }

  /** A job whose backoff is over, if there is one. */
  Optional<JobId> nextDue(Instant now) {
    return due.isEmpty() || due.first().at().isAfter(now)
        ? Optional.empty()
        : Optional.of(due.first().job());
  }

  Optional<Instant> nextDueTime() {
    return due.isEmpty() ? Optional.empty() : Optional.of(due.first().at());
  }

  Totals totals(Selection selection) {
    return switch (selection) {
      case Selection.All _ -> totals.all();
      case Selection.Label(String label) -> totals.label(label);
      case Selection.Jobs _ -> {
        TotalsBook some = new TotalsBook();
        select(selection).forEach(id -> some.replace(null, jobs.get(id)));
        yield some.all();
      }
    };
  }
}
