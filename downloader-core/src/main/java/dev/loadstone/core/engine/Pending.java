package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.queue.Effect;
import dev.loadstone.core.store.JobStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one turn decided: to be stored, and then done. */
final class Pending {

  record Todo(JobId job, Effect effect) {}

  private final Map<JobId, Job> saved = new LinkedHashMap<>();
  private final Map<JobId, Job> advanced = new LinkedHashMap<>();
  private final Set<JobId> removed = new LinkedHashSet<>();
  private final Map<JobId, List<Segment>> segments = new LinkedHashMap<>();
  private final List<LogLine> log = new ArrayList<>();
  private final List<JobStore.RecordedExchange> exchanges = new ArrayList<>();
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<Path> deleted = new ArrayList<>();
  private final List<Todo> todo = new ArrayList<>();
  private final List<Runnable> answers = new ArrayList<>();
  private int starts;

  /** Notes a changed job; what is not stored of a job's state makes no work. */
  void save(@Nullable Job before, Job after) {
    if (before != null && stored(before).equals(stored(after))) {
      return;
    }
    boolean sameTask =
        before != null
            && before.request().equals(after.request())
            && before.order() == after.order()
            && !saved.containsKey(after.id());
    if (sameTask) {
      advanced.put(after.id(), after);
    } else {
      advanced.remove(after.id());
      saved.put(after.id(), after);
    }
  }

  void remove(JobId job) {
    saved.remove(job);
    advanced.remove(job);
    segments.remove(job);
    log.removeIf(line -> line.job().equals(job));
    exchanges.removeIf(each -> each.job().equals(job));
    removed.add(job);
  }

  /** Durable offsets; none for a file that is whole. */
  void segments(JobId job, List<Segment> durable) {
    segments.put(job, durable);
  }

  void log(LogLine line) {
    log.add(line);
  }

  void exchange(JobStore.RecordedExchange exchange) {
    exchanges.add(exchange);
  }

  List<JobStore.RecordedExchange> exchanges() {
    return exchanges;
  }

  void receipt(Receipt receipt) {
    receipts.add(receipt);
  }

  void deleted(Path file) {
    deleted.add(file);
  }

  void todo(JobId job, List<Effect> effects) {
    for (Effect effect : effects) {
      todo.add(new Todo(job, effect));
      starts += effect instanceof Effect.StartTransfer ? 1 : 0;
    }
  }

  /** To be run once all is stored: answers to callers. */
  void answer(Runnable answer) {
    answers.add(answer);
  }

  /** What is to be done, but for publications. */
  List<Todo> todo() {
    return todo.stream().filter(each -> !(each.effect() instanceof Effect.Publish)).toList();
  }

  List<Todo> publications() {
    return todo.stream().filter(each -> each.effect() instanceof Effect.Publish).toList();
  }

  /** Takes out the starts of jobs about which nothing is left to store: they need not wait. */
  List<Todo> takeStartsOfStoredJobs() {
    if (starts == 0) {
      return List.of();
    }
    List<Todo> taken = new ArrayList<>();
    for (Todo each : todo) {
      boolean stored = !saved.containsKey(each.job()) && !advanced.containsKey(each.job());
      if (each.effect() instanceof Effect.StartTransfer && stored) {
        taken.add(each);
      }
    }
    todo.removeAll(taken);
    starts -= taken.size();
    return taken;
  }

  /** How many starts wait. */
  int starts() {
    return starts;
  }

  boolean hasAnswers() {
    return !answers.isEmpty();
  }

  /** True if there is nothing to store, to do or to answer. */
  boolean isEmpty() {
    return nothingToStore() && todo.isEmpty() && answers.isEmpty();
  }

  List<Runnable> answers() {
    return answers;
  }

  List<Receipt> receipts() {
    return receipts;
  }

  boolean nothingToStore() {
    return saved.isEmpty()
        && advanced.isEmpty()
        && removed.isEmpty()
        && segments.isEmpty()
        && log.isEmpty()
        && exchanges.isEmpty()
        && receipts.isEmpty()
        && deleted.isEmpty();
  }

  JobStore.Batch batch() {
    return new JobStore.Batch(
        List.copyOf(saved.values()),
        List.copyOf(advanced.values()),
        List.copyOf(removed),
        Map.copyOf(segments),
        List.copyOf(log),
        List.copyOf(exchanges),
        List.copyOf(receipts),
        List.copyOf(deleted));
  }

  private static Job stored(Job job) {
    return switch (job.state()) {
      case JobState.Running _, JobState.Verifying _ -> job.withState(new JobState.Queued());
      default -> job;
    };
  }
}
