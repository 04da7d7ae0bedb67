package dev.loadstone.core.engine;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Totals;
import dev.loadstone.core.queue.Decision;
import dev.loadstone.core.queue.Effect;
import dev.loadstone.core.queue.HostHolds;
import dev.loadstone.core.queue.Input;
import dev.loadstone.core.queue.JobMachine;
import dev.loadstone.core.queue.Placement;
import dev.loadstone.core.queue.RetryPolicy;
import dev.loadstone.core.store.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: owns all state, on one thread. A turn takes what arrived, decides, stores the decisions
 * in one transaction, and only then does what follows from them.
 *
 * <p>{@link #post}, {@link #view} and {@link #table} reads are for any thread; everything else runs
 * inside a turn. A test calls {@link #turn} itself.
 */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int MOST_MESSAGES_A_TURN = 4_096;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final EngineParts parts;
  private final JobMachine machine;
  private final Writers writers = new Writers();
  private final Admission admission;
  private final JobTable table;
  private final PacedStore store;
  private final Settlements settlements = new Settlements();
  private final TransferEffects transfers;
  private final FileEffects files;
  private final ChangeFeed feed;
  private final Exchanges exchanges;
  private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private Pending pending = new Pending();
  private long nextJob;
  private long nextOrder;
  private boolean toldIdle = true;
  private boolean closing;
  private volatile boolean abandoned;

  /** An engine over what the store holds; nothing starts before the first {@link #turn}. */
  public Engine(EngineParts parts, JobStore.Contents contents) {
    this.parts = parts;
    machine = new JobMachine(new RetryPolicy(parts.random()));
    HostHolds holds = new HostHolds();
    admission = new Admission(parts, writers, holds, contents.limits());
    table = new JobTable(admission::admits);
    store = new PacedStore(parts);
    transfers = new TransferEffects(this, parts, writers, holds);
    files = new FileEffects(this, parts, writers);
    exchanges = new Exchanges(parts.store());
    feed = new ChangeFeed(parts.time().nanos());
    nextJob = contents.nextJob();
    for (Job job : contents.jobs()) {
      table.put(job);
      nextOrder = Math.max(nextOrder, job.order() + Placement.GAP);
    }
    contents.jobs().forEach(this::finishWhatWasBegun);
  }

  /** Runs something inside a turn. */
  public void post(Runnable message) {
    inbox.add(message);
  }

  /** Exchanges of all jobs; any thread. */
  public Exchanges exchanges() {
    return exchanges;
  }

  Admission admission() {
    return admission;
  }

  JobTable table() {
    return table;
  }

  /** Takes turns until {@link #close}. */
  public void run() {
    while (!isDone()) {
      turn(true);
    }
    turn(false);
  }

  /** Stops what runs; {@link #run} returns when all of it has ended. */
  public void close() {
    post(
        () -> {
          closing = true;
          writers.stopAll();
        });
  }

  private boolean isDone() {
    return abandoned || (closing && writers.isEmpty() && inbox.isEmpty());
  }

  /**
   * Makes {@link #run} return although something does not end; what it writes is not lost to proof.
   */
  public void abandon() {
    abandoned = true;
    post(() -> {});
  }

  /**
   * One turn.
   *
   * @param wait whether to wait for a message, or for something to become due, if there is nothing
   *     to do
   */
  public void turn(boolean wait) {
    takeMessages(wait);
    Instant now = parts.time().now();
    long nanos = parts.time().nanos();
    if (!wait || feed.isDue(nanos)) {
      writers.drain();
    }
    endBackoffs(now);
    if (!closing) {
      startReady(now);
    }
    pending.takeStartsOfStoredJobs().forEach(this::perform);
    if (!wait || store.isDue(pending, writers.attempts() > 0, nanos)) {
      storeAndPerform(nanos);
    }
    tellIdle();
    store.backUpSometimes(now);
    publishChanges();
  }

  private void storeAndPerform(long nanos) {
    Pending decided = pending;
    pending = new Pending();
    store.store(decided, nanos);
    exchanges.stored(decided.exchanges());
    decided.receipts().forEach(parts.files()::list);
    files.publish(decided.publications());
    decided.todo().forEach(this::perform);
    decided.answers().forEach(Runnable::run);
  }

  private void tellIdle() {
    boolean idle = writers.isEmpty();
    if (idle != toldIdle) {
      toldIdle = idle;
      parts.files().idle(idle);
    }
  }

  private void takeMessages(boolean wait) {
    List<Runnable> messages = new ArrayList<>();
    if (wait) {
      try {
        Runnable first = inbox.poll(waitNanos(), TimeUnit.NANOSECONDS);
        if (first != null) {
          messages.add(first);
        }
      } catch (InterruptedException _) {
        closing = true;
        writers.stopAll();
      }
    }
    inbox.drainTo(messages, MOST_MESSAGES_A_TURN);
    messages.forEach(Engine::runSafely);
  }

  /** One message that fails must not end the loop that all jobs live by. */
  private static void runSafely(Runnable message) {
    try {
      message.run();
    } catch (RuntimeException e) {
      LOG.error("a message to the engine failed", e);
    }
  }

  /** How long nothing can be due. */
  private long waitNanos() {
    if (!pending.isEmpty()) {
      return store.nanosUntilDue(parts.time().nanos());
    }
    if (feed.hasChanges() || writers.attempts() > 0) {
      return feed.nanosUntilDue(parts.time().nanos());
    }
    Instant now = parts.time().now();
    return Stream.of(table.nextDueTime(), admission.nextEndOfHold(table))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .map(due -> Math.clamp(Duration.between(now, due).toNanos(), 1, LONGEST_WAIT.toNanos()))
        .orElse(LONGEST_WAIT.toNanos());
  }

  private void endBackoffs(Instant now) {
    for (Optional<JobId> due = table.nextDue(now); due.isPresent(); due = table.nextDue(now)) {
      apply(due.get(), new Input.BackoffOver());
    }
  }

  private void startReady(Instant now) {
    for (Optional<JobId> next = admission.next(table, pending.starts(), now);
        next.isPresent();
        next = admission.next(table, pending.starts(), now)) {
      apply(next.get(), new Input.Start());
    }
  }

  /** Decides about one job and notes what follows. Does nothing for a job that is gone. */
  void apply(JobId id, Input input) {
    Job job = table.get(id);
    if (job == null) {
      return;
    }
    Instant now = parts.time().now();
    Decision decision = machine.decide(job, writers.writes(id), input, now);
    replace(job, decision.job());
    // What somebody else put there is not listed as ours: it would be replaced or deleted as ours.
    if (decision.job().state() instanceof JobState.Published(Receipt receipt)
        && !(job.state() instanceof JobState.Published)
        && !(input instanceof Input.Left)) {
      pending.receipt(receipt);
    }
    decision.log().forEach(line -> log(id, line));
    pending.todo(id, decision.effects());
  }

  private void replace(Job before, Job after) {
    if (before.equals(after)) {
      return;
    }
    table.put(after);
    pending.save(before, after);
    feed.changed(after.id());
    settlements.settle(after, pending);
  }

  void log(JobId id, String line) {
    pending.log(new LogLine(id, parts.time().now(), line));
  }

  Pending pending() {
    return pending;
  }

  /** Adds a job that is new; the caller has stored it. */
  void insert(Job job, boolean mayRun) {
    if (mayRun) {
      admission.want(job.id());
    }
    table.put(job);
    feed.changed(job.id());
  }

  JobId newId() {
    return new JobId(nextJob++);
  }

  long newOrder() {
    long order = nextOrder;
    nextOrder += Placement.GAP;
    return order;
  }

  /** In an engine that runs only what this session asked for, these jobs may run. */
  void want(JobId id) {
    admission.want(id);
    table.recheck(id);
  }

  void limitAttempt(JobId id, long bytesPerSecond) {
    writers.limit(id, bytesPerSecond);
  }

  private void perform(Pending.Todo todo) {
    Job job = table.get(todo.job());
    if (job == null) {
      return;
    }
    switch (todo.effect()) {
      case Effect.StartTransfer _ -> transfers.start(job);
      case Effect.StopTransfer _ -> writers.stop(job.id());
      case Effect.Publish _ -> throw new IllegalStateException("publications go together");
      case Effect.DeleteFiles(boolean withFile) -> files.delete(job, withFile);
    }
  }

  /** Drops a job whose files are gone. */
  void forget(Job job, boolean withFile) {
    JobId id = job.id();
    if (withFile && job.target() != null) {
      pending.deleted(job.target());
    }
    table.remove(id);
    admission.forget(id);
    pending.remove(id);
    exchanges.forget(id);
    feed.removed(id);
    parts.secrets().remove(Set.of(id));
  }

  /** What a crash interrupted goes on: a publication, a removal. */
  private void finishWhatWasBegun(Job job) {
    switch (job.state()) {
      case JobState.Publishing(Receipt receipt) when parts.starts() != EngineParts.Starts.NONE ->
          pending.todo(job.id(), List.of(new Effect.Publish(receipt)));
      case JobState.Removed(boolean withFile) when parts.starts() != EngineParts.Starts.NONE ->
          pending.todo(job.id(), List.of(new Effect.DeleteFiles(withFile)));
      default -> {}
    }
  }

  /** Completes when the job is published, failed, paused or removed. */
  void whenSettled(JobId id, CompletableFuture<Job> future) {
    Job job = table.get(id);
    if (job == null) {
      future.completeExceptionally(new IllegalArgumentException("there is no job " + id));
      return;
    }
    settlements.add(id, future);
    settlements.settle(job, pending);
  }

  void subscribe(Consumer<EngineChanges> listener) {
    feed.add(listener, table.ordered().stream().map(this::view).toList(), totals());
  }

  void unsubscribe(Consumer<EngineChanges> listener) {
    feed.remove(listener);
  }

  private void publishChanges() {
    long now = parts.time().nanos();
    if (feed.isDue(now)) {
      writers.forEachAttempt((id, _) -> feed.changed(id));
      feed.publish(now, this::viewOrNull, totals());
    }
  }

  private @Nullable JobView viewOrNull(JobId id) {
    Job job = table.get(id);
    return job == null ? null : view(job);
  }

  JobView view(Job job) {
    return new JobView(job, writers.progress(job.id()));
  }

  private Totals totals() {
    return totals(new Selection.All());
  }

  /** Sums over jobs; those over all have the speed and the newest bytes of what runs. */
  Totals totals(Selection jobs) {
    Totals sums = table.totals(jobs);
    return jobs instanceof Selection.All ? live(sums) : sums;
  }

  /** Totals with the speed, and the bytes since the last checkpoint, of what runs. */
  private Totals live(Totals sums) {
    long[] extra = new long[2];
    writers.forEachAttempt(
        (id, progress) -> {
          Job job = table.get(id);
          extra[0] += progress.bytesPerSecond();
          extra[1] += job == null ? 0 : progress.received() - job.received();
        });
    return sums.moving(extra[1], extra[0]);
  }
}
