package dev.loadstone.core.engine;

import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Submission;
import dev.loadstone.core.model.Totals;
import dev.loadstone.core.queue.Input;
import dev.loadstone.core.queue.Placement;
import dev.loadstone.core.store.JobStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A person's commands, each carried out whole within a turn and answered once it is stored. */
public final class Commands {
  private final Engine engine;
  private final EngineParts parts;

  public Commands(Engine engine, EngineParts parts) {
    this.engine = engine;
    this.parts = parts;
  }

  /** Adds jobs; those that are there already are asked for again. */
  public CompletableFuture<List<Submission>> submit(List<JobRequest> requests) {
    return inTurn(() -> submitNow(requests));
  }

  private List<Submission> submitNow(List<JobRequest> requests) {
    List<Submission> answers = new ArrayList<>(requests.size());
    Map<JobId, Job> fresh = new LinkedHashMap<>();
    Map<JobId, Secrets> secrets = new LinkedHashMap<>();
    Map<JobId, JobRequest> again = new LinkedHashMap<>();
    JobTable.Duplicates seen = engine.table().duplicates();
    for (JobRequest request : requests) {
      Optional<JobId> same = seen.of(request);
      JobId id = same.orElseGet(engine::newId);
      JobRequest open = request.withHeaders(request.headers(), Secrets.NONE);
      if (!request.secrets().isEmpty()) {
        secrets.put(id, request.secrets());
      }
      if (same.isEmpty()) {
        fresh.put(id, Job.queued(id, open, engine.newOrder(), parts.time().now()));
        seen.add(request, id);
        answers.add(new Submission.Accepted(id));
      } else {
        again.put(id, open);
        answers.add(new Submission.Duplicate(id));
      }
    }
    parts.secrets().putAll(secrets);
    // Stored before the table is touched: a full disk refuses the whole submission and changes
    // nothing.
    parts
        .store()
        .commit(
            new JobStore.Batch(
                List.copyOf(fresh.values()), List.of(), Map.of(), List.of(), List.of(), List.of()));
    fresh.values().forEach(job -> engine.insert(job, true));
    again.forEach(
        (id, request) -> {
          if (!fresh.containsKey(id)) {
            engine.want(id);
            engine.apply(id, new Input.Again(request));
          }
        });
    return answers;
  }

  public CompletableFuture<Integer> pause(Selection jobs) {
    return forEach(jobs, new Input.Pause());
  }

  public CompletableFuture<Integer> resume(Selection jobs) {
    return forEach(jobs, new Input.Resume());
  }

  public CompletableFuture<Integer> retry(Selection jobs) {
    return forEach(jobs, new Input.Retry());
  }

  public CompletableFuture<Integer> remove(Selection jobs, boolean withFile) {
    return forEach(jobs, new Input.Remove(withFile));
  }

  /** Applies to each; answers for how many jobs something changed. */
  private CompletableFuture<Integer> forEach(Selection jobs, Input.Command command) {
    return inTurn(
        () -> {
          int changed = 0;
          for (JobId id : engine.table().select(jobs)) {
            Job before = engine.table().get(id);
            if (!(command instanceof Input.Pause)) {
              engine.want(id);
            }
            engine.apply(id, command);
            changed += Objects.equals(before, engine.table().get(id)) ? 0 : 1;
          }
          return changed;
        });
  }

  /** Replaces a job's request. */
  public CompletableFuture<Boolean> change(JobId id, JobRequest request) {
    return change(id, _ -> request);
  }

  /** Replaces a job's request by what is made of it, secrets and all. */
  public CompletableFuture<Boolean> change(JobId id, UnaryOperator<JobRequest> change) {
    return inTurn(
        () -> {
          Job job = engine.table().get(id);
          if (job == null) {
            return false;
          }
          JobRequest before = job.request();
          JobRequest request =
              change.apply(before.withHeaders(before.headers(), parts.secrets().get(id)));
          parts.secrets().putAll(Map.of(id, request.secrets()));
          engine.limitAttempt(id, request.options().bytesPerSecond());
          engine.apply(id, new Input.Change(request.withHeaders(request.headers(), Secrets.NONE)));
          return true;
        });
  }

  /**
   * Changes how fast one job may be, without stopping it.
   *
   * @param bytesPerSecond 0 for no limit
   */
  public CompletableFuture<Boolean> limit(JobId id, long bytesPerSecond) {
    return inTurn(
        () -> {
          Job job = engine.table().get(id);
          if (job == null) {
            return false;
          }
          engine.limitAttempt(id, bytesPerSecond);
          engine.apply(id, new Input.Limit(bytesPerSecond));
          return true;
        });
  }

  /**
   * Moves jobs before another, whose priority they take, or last; the order among them stays.
   *
   * @param before null for the end of the queue
   */
  public CompletableFuture<Void> move(List<JobId> jobs, @Nullable JobId before) {
    return inTurn(
        () -> {
          Placement.of(engine.table().ordered(), Set.copyOf(jobs), before).forEach(engine::apply);
          return null;
        });
  }

  public CompletableFuture<Limits> limits() {
    return inTurn(() -> engine.admission().limits());
  }

  public CompletableFuture<Void> limit(Limits limits) {
    return inTurn(
        () -> {
          engine.admission().limit(limits);
          return null;
        });
  }

  public CompletableFuture<HostProfiles> profiles() {
    return inTurn(() -> parts.profiles().current());
  }

  /**
   * Stores a host's profile.
   *
   * @param secrets null leaves those it has
   */
  public CompletableFuture<Void> saveProfile(HostProfile profile, @Nullable Secrets secrets) {
    return inTurn(
        () -> {
          parts.profiles().save(profile, secrets);
          return null;
        });
  }

  /** Changes what is kept for one origin alone; answers the profile as it is then. */
  public CompletableFuture<HostProfile> changeHost(
      Origin origin, UnaryOperator<HostProfiles.Kept> change) {
    return inTurn(
        () -> {
          HostProfiles.Kept changed = change.apply(parts.profiles().current().exactly(origin));
          parts.profiles().save(changed.profile(), changed.secrets());
          return changed.profile();
        });
  }

  /** Forgets a host's profile; answers whether there was one. */
  public CompletableFuture<Boolean> removeProfile(HostPattern pattern) {
    return inTurn(() -> parts.profiles().remove(pattern));
  }

  public CompletableFuture<List<JobView>> jobs() {
    return inTurn(() -> engine.table().ordered().stream().map(engine::view).toList());
  }

  public CompletableFuture<Optional<JobView>> job(JobId id) {
    return inTurn(() -> Optional.ofNullable(engine.table().get(id)).map(engine::view));
  }

  public CompletableFuture<Totals> totals(Selection jobs) {
    return inTurn(() -> engine.totals(jobs));
  }

  /** Keeps the hops of a request that was made outside of jobs. */
  public CompletableFuture<Void> record(List<HttpExchange> hops) {
    return inTurn(
        () -> {
          parts.store().record(engine.exchanges().reserve(hops.size()), hops);
          return null;
        });
  }

  public CompletableFuture<Void> limit(HistoryLimits limits) {
    return inTurn(
        () -> {
          parts.store().saveHistoryLimits(limits);
          return null;
        });
  }

  public CompletableFuture<Void> clearHistory() {
    return inTurn(
        () -> {
          parts.store().clearHistory();
          return null;
        });
  }

  /** Completes when the job is published, failed, paused or removed. */
  public CompletableFuture<Job> settled(JobId id) {
    CompletableFuture<Job> future = new CompletableFuture<>();
    engine.post(() -> engine.whenSettled(id, future));
    return future;
  }

  public CompletableFuture<Void> subscribe(Consumer<EngineChanges> listener) {
    return inTurn(
        () -> {
          engine.subscribe(listener);
          return null;
        });
  }

  public void unsubscribe(Consumer<EngineChanges> listener) {
    engine.post(() -> engine.unsubscribe(listener));
  }

  /** Runs in a turn; answers after the turn's decisions are stored. */
  private <T extends @Nullable Object> CompletableFuture<T> inTurn(Supplier<T> command) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    engine.post(
        () -> {
          try {
            T result = command.get();
            engine.pending().answer(() -> answer.complete(result));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }
}
