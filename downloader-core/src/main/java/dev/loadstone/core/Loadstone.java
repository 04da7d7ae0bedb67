package dev.loadstone.core;

import dev.loadstone.core.engine.Assembly;
import dev.loadstone.core.engine.Commands;
import dev.loadstone.core.engine.Engine;
import dev.loadstone.core.engine.EngineParts;
import dev.loadstone.core.export.CurlCommand;
import dev.loadstone.core.library.LibraryCheck;
import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.HostProfiles.HostSettings;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Submission;
import dev.loadstone.core.model.Totals;
import dev.loadstone.core.request.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A download engine with its queue, over one data folder. Thread-safe; a command returns once what
 * it decided is stored.
 *
 * <p>A game or tool that fetches its assets:
 *
 * {@snippet class="dev.loadstone.core.LoadstoneExample" region="fetch"}
 */
public final class Loadstone implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loadstone.class);
  private static final Duration LONGEST_RECORDING = Duration.ofSeconds(5);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(15);

  private final Assembly assembly;
  private final Engine engine;
  private final Commands commands;
  private final Thread thread;
  private final WebClient requests;

  /** What a removal takes. An unfinished job's part always goes. */
  public enum Removal {
    KEEP_FILE,
    DELETE_FILE
  }

  /** What an engine does by itself. */
  public enum Mode {
    /** Whatever waits in the queue is downloaded. */
    RUN,
    /** Only what is submitted, resumed or retried through this object is downloaded. */
    RUN_SUBMITTED,
    /** The queue is changed, nothing is downloaded. */
    HOLD,
    /** The queue is looked at; another program may run it. */
    READ
  }

  private Loadstone(Assembly assembly, Settings settings, Mode mode) {
    this.assembly = assembly;
    engine = new Engine(assembly.parts(), assembly.contents());
    commands = new Commands(engine, assembly.parts());
    thread = Thread.ofPlatform().name("loadstone-engine").daemon().start(engine::run);
    requests = assembly.requests(mode == Mode.READ ? hops -> record(settings, hops) : this::keep);
  }

  /**
   * Checks the files of a library against its index; needs no data folder, blocks.
   *
   * @param folder absolute
   * @param cancelled asked often, on any thread
   * @throws FailureException FILE_CANT_OPEN if there is no index that can be read
   */
  public static LibraryCheck.Result verify(
      Path folder,
      LibraryCheck.Depth depth,
      LibraryCheck.Listener listener,
      BooleanSupplier cancelled)
      throws FailureException {
    return Assembly.verify(folder, depth, listener, cancelled);
  }

  /**
   * Opens a data folder.
   *
   * @throws dev.loadstone.core.store.StoreException if another program has it or it cannot be used;
   *     the message is one line for a person
   */
  public static Loadstone open(Settings settings, Mode mode) {
    EngineParts.Starts starts =
        switch (mode) {
          case RUN -> EngineParts.Starts.ALL;
          case RUN_SUBMITTED -> EngineParts.Starts.ASKED_FOR;
          case HOLD, READ -> EngineParts.Starts.NONE;
        };
    Assembly assembly = Assembly.open(settings.dataFolder(), starts, mode == Mode.READ);
    return new Loadstone(assembly, settings, mode);
  }

  /**
   * What a person should know and no job's log says, one line each: that a backup was restored, for
   * example. Grows.
   */
  public List<String> notices() {
    return assembly.notices();
  }

  /**
   * Tells each notice once, those so far at once, later ones on the engine's threads, where no
   * command may be given. Closing what is returned ends it.
   */
  public Subscription subscribeToNotices(Consumer<String> listener) {
    assembly.follow(listener);
    return () -> assembly.leave(listener);
  }

  /** Adds jobs in their order, all or none; what is there already is asked for again. */
  public List<Submission> submit(List<JobRequest> requests) {
    return answer(commands.submit(requests));
  }

  /** Stops what runs and keeps what waits from starting. Returns how many jobs changed. */
  public int pause(Selection jobs) {
    return answer(commands.pause(jobs));
  }

  /** Lets paused jobs go on. Returns how many changed. */
  public int resume(Selection jobs) {
    return answer(commands.resume(jobs));
  }

  /**
   * Starts failed jobs, and such that wait for another attempt, at once. Returns how many changed.
   */
  public int retry(Selection jobs) {
    return answer(commands.retry(jobs));
  }

  /** Takes jobs out of the queue. Returns how many changed. */
  public int remove(Selection jobs, Removal removal) {
    return answer(commands.remove(jobs, removal == Removal.DELETE_FILE));
  }

  /**
   * Replaces what a job asks for, its link for example; received bytes stay where they can be
   * proved. Returns false if there is no such job.
   */
  public boolean change(JobId job, JobRequest request) {
    return answer(commands.change(job, request));
  }

  /**
   * Changes what a job asks for by a function of it as it stands, its secrets among it, which must
   * be quick and pure: it runs on the engine's thread. A change of label or priority alone disturbs
   * nothing. Returns false if there is no such job.
   */
  public boolean change(JobId job, UnaryOperator<JobRequest> change) {
    return answer(commands.change(job, change));
  }

  /**
   * Limits one job's speed at once; 0 bytes per second means no limit. Returns false if there is no
   * such job.
   */
  public boolean limit(JobId job, long bytesPerSecond) {
    return answer(commands.limit(job, bytesPerSecond));
  }

  /** Moves jobs, in the order they have, before another, or last if it is null. */
  public void move(List<JobId> jobs, @Nullable JobId before) {
    answer(commands.move(jobs, before));
  }

  /** What the whole queue may use at once. */
  public Limits limits() {
    return answer(commands.limits());
  }

  /**
   * Changes the limits; running jobs follow at once. Kept for later sessions, but not in {@link
   * Mode#RUN_SUBMITTED}, which is a guest in the queue.
   */
  public void limit(Limits limits) {
    answer(commands.limit(limits));
  }

  /** What holds for every request to a host, the most exact first, without secrets. */
  public List<HostProfile> profiles() {
    return answer(commands.profiles()).all();
  }

  /**
   * Profiles with their secrets, to derive what a request uses: {@link HostProfiles#forLink}. In
   * {@link Mode#READ} there are no secrets.
   */
  public HostProfiles hostProfiles() {
    return answer(commands.profiles());
  }

  /**
   * Stores a host's profile in place of one with the same pattern; attempts that begin later use
   * it, limits of speed and connections hold at once.
   *
   * @param secrets kept apart, for the host only; null leaves those it has
   * @throws dev.loadstone.core.store.StoreException if they could not be kept
   */
  public void saveProfile(HostProfile profile, @Nullable Secrets secrets) {
    answer(commands.saveProfile(profile, secrets));
  }

  /**
   * Changes what is kept for one host and port alone, by a quick and pure function of what holds
   * for it ({@link HostProfiles#exactly}); attempts that begin later use it.
   *
   * @throws dev.loadstone.core.store.StoreException if it could not be kept
   */
  public HostProfile changeHost(Origin origin, UnaryOperator<HostProfiles.Kept> change) {
    return answer(commands.changeHost(origin, change));
  }

  /** Forgets a host's profile and its secrets. Returns false if there is none. */
  public boolean removeProfile(HostPattern pattern) {
    return answer(commands.removeProfile(pattern));
  }

  /** All jobs in the order of the queue. */
  public List<JobView> jobs() {
    return answer(commands.jobs());
  }

  /** A job, if it is there. */
  public Optional<JobView> job(JobId id) {
    return answer(commands.job(id));
  }

  /** Sums over jobs. */
  public Totals totals(Selection jobs) {
    return answer(commands.totals(jobs));
  }

  /** The decisions about a job, oldest first. */
  public List<LogLine> log(JobId id) {
    return assembly.parts().store().log(id);
  }

  /**
   * The requests made for a job in the order they began, those under way among them. Reads the
   * database: not for a window's thread, and no oftener than {@link #subscribe} tells that the job
   * changed.
   */
  public List<ExchangeRecord> exchanges(JobId id) {
    return engine.exchanges().of(id);
  }

  /** Requests that a query finds, newest first, those under way among them; reads the database. */
  public ExchangePage exchanges(ExchangeQuery query) {
    return engine.exchanges().search(query);
  }

  /**
   * Requests that a query finds, page after page while they are taken, all of them: for an archive
   * ({@link dev.loadstone.core.export.HarFile}). Reads the database.
   */
  public Stream<ExchangeRecord> allExchanges(ExchangeQuery query) {
    return Stream.iterate(
            exchanges(query),
            Objects::nonNull,
            page -> page.next() == null ? null : exchanges(page.next()))
        .flatMap(page -> page.records().stream());
  }

  /**
   * What a job asks for as a curl command, with what its host's profile adds and without secrets;
   * empty if there is no such job. Reads the database.
   */
  public Optional<CurlCommand> curl(JobId id) {
    return job(id)
        .map(
            view -> {
              JobRequest asked = view.job().request();
              HostSettings host =
                  hostProfiles()
                      .forLink(
                          asked.link(), asked.options().network(), asked.secrets().network(), true);
              return CurlCommand.of(asked, host, latest(id));
            });
  }

  /** The latest request for the job's own link: it names the secrets, which are kept apart. */
  private @Nullable HttpExchange latest(JobId id) {
    return exchanges(id).reversed().stream()
        .map(ExchangeRecord::exchange)
        .filter(each -> each.hop() == 0)
        .findFirst()
        .orElse(null);
  }

  /** Keeps the hops of a request that was made outside of jobs. */
  public void record(List<HttpExchange> hops) {
    answer(commands.record(hops));
  }

  /**
   * The same without an engine, also while another program has the data folder.
   *
   * @throws dev.loadstone.core.store.StoreException if the folder cannot be used
   */
  public static void record(Settings settings, List<HttpExchange> hops) {
    Assembly.record(settings.dataFolder(), hops);
  }

  /** How many requests are kept. */
  public HistoryLimits historyLimits() {
    return assembly.parts().store().historyLimits();
  }

  /** Changes how many requests are kept; what is beyond goes at once. */
  public void limit(HistoryLimits limits) {
    answer(commands.limit(limits));
  }

  /** Forgets all requests that are over. */
  public void clearHistory() {
    answer(commands.clearHistory());
  }

  /** Receipts of the published files below a folder, at any depth, by file; a root takes all. */
  public List<Receipt> receipts(Path folder) {
    return assembly.parts().store().receipts(folder);
  }

  /**
   * Asks a link, without queueing anything, what it would bring; eight at once, others wait.
   * Cancelling what is returned ends the request.
   *
   * @return fails with a {@link FailureException} as a download would begin with
   */
  public CompletableFuture<ProbedFile> probe(JobRequest request) {
    return assembly.probe(request);
  }

  /**
   * Makes requests that are no downloads; closed with this object. Their exchanges are kept in the
   * history, in any mode, before they complete. A program that needs no queue opens {@link
   * WebClient#open() one of its own}.
   */
  public WebClient requests() {
    return requests;
  }

  /** Completes when the job is published, failed, paused or removed. */
  public CompletableFuture<Job> settled(JobId id) {
    return commands.settled(id);
  }

  /**
   * Tells of changes, at most ten times a second, on the engine's thread, where no command may be
   * given; the first set holds all jobs. Closing what is returned ends it.
   */
  public Subscription subscribe(Consumer<EngineChanges> listener) {
    answer(commands.subscribe(listener));
    return () -> commands.unsubscribe(listener);
  }

  /** Ends when it is closed. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Stops transfers, keeping what was received, brings the libraries up to date, closes the store.
   */
  @Override
  public void close() {
    requests.close();
    engine.close();
    try {
      if (!thread.join(LONGEST_CLOSE)) {
        LOG.warn("a transfer did not stop within {}", LONGEST_CLOSE);
        engine.abandon();
        thread.join(LONGEST_CLOSE);
      }
    } catch (InterruptedException _) {
      engine.abandon();
      Thread.currentThread().interrupt();
    }
    assembly.close();
  }

  /** On a request's thread: who has the answer finds its exchanges. An engine that ends is left. */
  private void keep(List<HttpExchange> hops) {
    if (!hops.isEmpty()) {
      commands.record(hops).orTimeout(LONGEST_RECORDING.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private <T extends @Nullable Object> T answer(CompletableFuture<T> future) {
    if (Thread.currentThread().equals(thread)) {
      throw new IllegalStateException("a command was given on the engine's thread");
    }
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
