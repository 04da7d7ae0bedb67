package dev.loadstone.core.engine;

import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.store.JobStore;
import dev.loadstone.core.store.JobStore.RecordedExchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * All exchanges: those that are stored, and, before them, those under way and those that wait to be
 * stored. Any thread.
 */
public final class Exchanges {
  private final JobStore store;
  private final AtomicLong nextId;
  private final Map<Long, Unstored> unstored = new ConcurrentHashMap<>();

  private record Unstored(JobId job, boolean running, Supplier<HttpExchange> soFar) {
    ExchangeRecord record(long id) {
      return new ExchangeRecord(id, job, 0, running, soFar.get());
    }
  }

  Exchanges(JobStore store) {
    this.store = store;
    nextId = new AtomicLong(store.nextExchange());
  }

  /** An exchange of a job begins; returns its number. */
  long began(JobId job, Supplier<HttpExchange> soFar) {
    long id = nextId();
    unstored.put(id, new Unstored(job, true, soFar));
    return id;
  }

  /** An exchange is over; the caller has it stored. */
  void ended(long id, HttpExchange exchange) {
    unstored.computeIfPresent(id, (_, each) -> new Unstored(each.job, false, () -> exchange));
  }

  void stored(List<RecordedExchange> exchanges) {
    exchanges.forEach(each -> unstored.remove(each.id()));
  }

  /** Forgets what no attempt of the job will tell the end of. */
  void abandon(JobId job) {
    unstored.values().removeIf(each -> each.running && each.job.equals(job));
  }

  void forget(JobId job) {
    unstored.values().removeIf(each -> each.job.equals(job));
  }

  /** A number for a request outside of jobs with that many hops. */
  long reserve(int hops) {
    return nextId.getAndAdd(2L * hops);
  }

  private long nextId() {
    return nextId.getAndAdd(2);
  }

  /** A job's exchanges in the order they began. */
  public List<ExchangeRecord> of(JobId job) {
    TreeMap<Long, ExchangeRecord> all = new TreeMap<>();
    // What is stored in between is then found twice, not missed.
    unstored.forEach(
        (id, each) -> {
          if (each.job.equals(job)) {
            all.put(id, each.record(id));
          }
        });
    store.exchanges(job).forEach(each -> all.put(each.id(), each));
    return List.copyOf(all.values());
  }

  /** What a query finds, newest first. */
  public ExchangePage search(ExchangeQuery query) {
    List<ExchangeRecord> waiting =
        unstored.entrySet().stream()
            .map(each -> each.getValue().record(each.getKey()))
            .filter(query::matches)
            .toList();
    ExchangePage stored = store.exchanges(query);
    if (waiting.isEmpty()) {
      return stored;
    }
    TreeMap<Long, ExchangeRecord> all = new TreeMap<>(Comparator.reverseOrder());
    waiting.forEach(each -> all.put(each.id(), each));
    stored.records().forEach(each -> all.put(each.id(), each));
    List<ExchangeRecord> page =
        new ArrayList<>(all.values().stream().limit(query.limit()).toList());
    boolean more = stored.next() != null || all.size() > page.size();
    return new ExchangePage(page, more ? query.after(page.getLast().id()) : null);
  }
}
