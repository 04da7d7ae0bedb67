package dev.loadstone.core.testing;

import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.store.JobStore;
import dev.loadstone.core.store.StoreBounds;
import dev.loadstone.core.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A job store without a disk; passes the same contract as the real one. Thread-safe.
 *
 * <p>A restart or a crash is {@link #reopen}: all committed batches are there, nothing else.
 */
public final class MemoryJobStore implements JobStore {
  private final Stored stored;
  private boolean closed;
  private @Nullable StoreException nextFailure;
  private int failures;
  private @Nullable String backUpFailure;
  private int commits;

  /** What outlives the store object, as a disk would. */
  private static final class Stored {
    final SortedMap<JobId, Job> jobs = new TreeMap<>();
    final Map<JobId, List<Segment>> segments = new HashMap<>();
    final Map<JobId, List<LogLine>> log = new HashMap<>();
    final NavigableMap<Long, ExchangeRecord> exchanges = new TreeMap<>();
    HistoryLimits history = HistoryLimits.DEFAULTS;
    final SortedMap<Path, Receipt> receipts = new TreeMap<>();
    Limits limits = Limits.DEFAULTS;
    final Map<HostPattern, HostProfile> profiles = new HashMap<>();
    long nextJob = 1;
  }

  public MemoryJobStore() {
    this(new Stored());
  }

  private MemoryJobStore(Stored stored) {
    this.stored = stored;
  }

  /** Another store that holds what was committed to this one, which is closed. */
  public synchronized MemoryJobStore reopen() {
    closed = true;
    return new MemoryJobStore(stored);
  }

  /** Makes the next commit fail, storing nothing. */
  public void failNextCommit(String message) {
    failNextCommits(1, message);
  }

  /** The same for so many commits in a row. */
  public synchronized void failNextCommits(int times, String message) {
    nextFailure = new StoreException(message);
    failures = times;
  }

  /** Makes each backup fail from now on. */
  public synchronized void failBackUps(String message) {
    backUpFailure = message;
  }

  /** Batches stored through this object. */
  public synchronized int commits() {
    return commits;
  }

  @Override
  public synchronized Contents load() {
    ensureOpen();
    return new Contents(
        List.copyOf(stored.jobs.values()), stored.nextJob, stored.limits, List.of());
  }

  @Override
  public synchronized List<HostProfile> profiles() {
    ensureOpen();
    return stored.profiles.values().stream()
        .sorted(Comparator.comparing(each -> each.pattern().toString()))
        .toList();
  }

  @Override
  public synchronized void saveProfile(HostProfile profile) {
    ensureOpen();
    stored.profiles.put(profile.pattern(), profile);
  }

  @Override
  public synchronized void removeProfile(HostPattern pattern) {
    ensureOpen();
    stored.profiles.remove(pattern);
  }

  @Override
  public synchronized void commit(Batch batch) {
    ensureOpen();
    StoreException failure = nextFailure;
    if (failure != null && failures > 0) {
      failures--;
      throw failure;
    }
    batch.saved().forEach(this::save);
    batch.advanced().forEach(this::save);
    batch.removed().forEach(this::forget);
    batch
        .segments()
        .forEach((job, segments) -> keep(stored.segments, job, byStart(segments), false, 0));
    for (LogLine line : batch.log()) {
      keep(stored.log, line.job(), List.of(line), true, StoreBounds.LOG_LINES_OF_JOB);
    }
    for (RecordedExchange each : batch.exchanges()) {
      if (stored.jobs.containsKey(each.job())) {
        long id = each.id() == 0 ? nextExchange() : each.id();
        stored.exchanges.put(id, new ExchangeRecord(id, each.job(), 0, false, each.exchange()));
      }
    }
    boundHistory();
    batch.receipts().forEach(receipt -> stored.receipts.put(receipt.file(), receipt));
    for (Path file : batch.deleted()) {
      stored.receipts.remove(file);
    }
    commits++;
  }

  @Override
  public synchronized void saveLimits(Limits limits) {
    ensureOpen();
    stored.limits = limits;
  }

  @Override
  public synchronized List<Segment> segments(JobId job) {
    ensureOpen();
    return stored.segments.getOrDefault(job, List.of());
  }

  @Override
  public synchronized List<LogLine> log(JobId job) {
    ensureOpen();
    return stored.log.getOrDefault(job, List.of());
  }

  @Override
  public synchronized List<ExchangeRecord> exchanges(JobId job) {
    ensureOpen();
    return stored.exchanges.values().stream().filter(each -> job.equals(each.job())).toList();
  }

  @Override
  public synchronized ExchangePage exchanges(ExchangeQuery query) {
    ensureOpen();
    List<ExchangeRecord> found =
        stored.exchanges.descendingMap().values().stream().filter(query::matches).toList();
    List<ExchangeRecord> page = found.stream().limit(query.limit()).toList();
    return new ExchangePage(
        page, found.size() == page.size() ? null : query.after(page.getLast().id()));
  }

  @Override
  public synchronized int lastAttempt(JobId job) {
    return exchanges(job).stream().mapToInt(each -> each.exchange().attempt()).max().orElse(0);
  }

  @Override
  public synchronized long nextExchange() {
    ensureOpen();
    return stored.exchanges.isEmpty() ? 2 : stored.exchanges.lastKey() + 2;
  }

  @Override
  public synchronized void record(long firstId, List<HttpExchange> hops) {
    ensureOpen();
    for (int i = 0; i < hops.size(); i++) {
      long id = firstId + 2L * i;
      stored.exchanges.put(id, new ExchangeRecord(id, null, firstId, false, hops.get(i)));
    }
    boundHistory();
  }

  @Override
  public synchronized HistoryLimits historyLimits() {
    ensureOpen();
    return stored.history;
  }

  @Override
  public synchronized void saveHistoryLimits(HistoryLimits limits) {
    ensureOpen();
    stored.history = limits;
    boundHistory();
  }

  @Override
  public synchronized void clearHistory() {
    ensureOpen();
    stored.exchanges.clear();
  }

  private void boundHistory() {
    HistoryLimits limits = stored.history;
    if (limits.isOff()) {
      stored.exchanges.clear();
      return;
    }
    Map<JobId, Integer> seen = new HashMap<>();
    long newest = stored.exchanges.isEmpty() ? 0 : stored.exchanges.lastKey();
    stored.exchanges.headMap(newest - 2L * limits.total(), true).clear();
    stored
        .exchanges
        .descendingMap()
        .values()
        .removeIf(
            each -> each.job() != null && seen.merge(each.job(), 1, Integer::sum) > limits.ofJob());
  }

  @Override
  public synchronized Optional<Receipt> receipt(Path file) {
    ensureOpen();
    return Optional.ofNullable(stored.receipts.get(file));
  }

  @Override
  public synchronized List<Receipt> receipts(Path folder) {
    ensureOpen();
    return stored.receipts.entrySet().stream()
        .filter(e -> e.getKey().startsWith(folder) && !e.getKey().equals(folder))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized void backUp() {
    ensureOpen();
    if (backUpFailure != null) {
      throw new StoreException(backUpFailure);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void save(Job job) {
    stored.nextJob = Math.max(stored.nextJob, job.id().value() + 1);
    JobState state = job.state();
    boolean passing = state instanceof JobState.Running || state instanceof JobState.Verifying;
    Job withoutSecrets =
        job.withRequest(job.request().withHeaders(job.request().headers(), Secrets.NONE));
    stored.jobs.put(
        job.id(), passing ? withoutSecrets.withState(new JobState.Queued()) : withoutSecrets);
  }

  private void forget(JobId job) {
    stored.jobs.remove(job);
    stored.segments.remove(job);
    stored.log.remove(job);
    stored.exchanges.values().removeIf(each -> job.equals(each.job()));
  }

  private <T> void keep(
      Map<JobId, List<T>> map, JobId job, List<T> added, boolean append, int bound) {
    if (!stored.jobs.containsKey(job)) {
      return;
    }
    List<T> all = new ArrayList<>(append ? map.getOrDefault(job, List.of()) : List.of());
    all.addAll(added);
    boolean tooMany = append && all.size() > bound;
    map.put(job, List.copyOf(tooMany ? all.subList(all.size() - bound, all.size()) : all));
  }

  private static List<Segment> byStart(List<Segment> segments) {
    return segments.stream()
        .sorted(Comparator.comparingLong(segment -> segment.range().start()))
        .toList();
  }

  private void ensureOpen() {
    if (closed) {
      throw new StoreException("The store is closed");
    }
  }
}
