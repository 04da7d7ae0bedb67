package dev.loadstone.core.engine;

import dev.loadstone.core.disk.DiskFileStore;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.Publisher;
import dev.loadstone.core.engine.EngineParts.Starts;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.ProfiledTransport;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.keychain.Keychain;
import dev.loadstone.core.library.LibraryCheck;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.request.WebClient;
import dev.loadstone.core.store.FileSecretStore;
import dev.loadstone.core.store.JobStore;
import dev.loadstone.core.store.SecretStore;
import dev.loadstone.core.store.SqliteJobStore;
import dev.loadstone.core.time.TimeSource;
import dev.loadstone.core.transfer.HostGate;
import dev.loadstone.core.transfer.Throttle;
import dev.loadstone.core.transfer.Transfer;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The engine's parts as they are in a program: SQLite, the disk, the network, the clock. */
public final class Assembly implements AutoCloseable {
  private final JobStore store;
  private final HttpTransport transport;
  private final FileStore files;
  private final Libraries libraries;
  private final ExecutorService workers;
  private final JobStore.Contents contents;
  private final EngineParts parts;
  private final Probes probes;
  private final EngineNotices notices;

  /**
   * Opens a data folder.
   *
   * @param readOnly looks only; another program may have the folder
   * @throws dev.loadstone.core.store.StoreException if it cannot be used
   */
  public static Assembly open(Path dataFolder, Starts starts, boolean readOnly) {
    TimeSource time = TimeSource.SYSTEM;
    JobStore store =
        readOnly
            ? SqliteJobStore.openReadOnly(dataFolder, time)
            : SqliteJobStore.open(dataFolder, time);
    try {
      EngineNotices notices = new EngineNotices();
      SecretStore secrets =
          readOnly
              ? FileSecretStore.hostsOf(dataFolder, Keychain::installed)
              : FileSecretStore.open(dataFolder, time, Keychain::installed, notices);
      return new Assembly(store, secrets, time, starts, notices);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private Assembly(
      JobStore store, SecretStore secrets, TimeSource time, Starts starts, EngineNotices notices) {
    this.store = store;
    this.notices = notices;
    contents = store.load();
    contents.notices().forEach(notices);
    if (secrets instanceof FileSecretStore kept) {
      kept.retain(contents.jobs().stream().map(Job::id).collect(Collectors.toSet()));
    }
    files = new DiskFileStore();
    workers =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("loadstone-worker-", 0).factory());
    libraries = new Libraries(files, time, store::receipts, notices);
    HostGate hosts = new HostGate(contents.limits().connectionsPerHost());
    Hosts profiles = new Hosts(store, secrets, hosts, time);
    transport = new ProfiledTransport(new OkHttpTransport(time), profiles::current);
    Throttle everything = new Throttle(time, contents.limits().bytesPerSecond());
    ClaimedTargets claims = new ClaimedTargets();
    Publisher publisher = new Publisher(files);
    contents.jobs().forEach(claims::restore);
    InspectedContent content = new InspectedContent();
    probes = new Probes(transport, time, content);
    parts =
        new EngineParts(
            store,
            secrets,
            new RealTransfers(
                new Transfer.Tools(
                    transport,
                    files,
                    time,
                    everything,
                    hosts,
                    claims,
                    content,
                    new ListedReceipts(store::receipt),
                    publisher::keep)),
            new AttemptNumbers(store),
            new LibraryFiles(files, publisher, libraries, claims, store),
            hosts,
            profiles,
            everything,
            time,
            new SplittableRandom(),
            workers,
            starts,
            notices);
  }

  /** Checks a library on the disk. */
  public static LibraryCheck.Result verify(
      Path folder,
      LibraryCheck.Depth depth,
      LibraryCheck.Listener listener,
      BooleanSupplier cancelled)
      throws FailureException {
    return LibraryCheck.verify(new DiskFileStore(), folder, depth, listener, cancelled);
  }

  /** Keeps the hops of a request that was made outside of jobs, and without an engine. */
  public static void record(Path dataFolder, List<HttpExchange> hops) {
    SqliteJobStore.record(dataFolder, TimeSource.SYSTEM, hops);
  }

  public EngineParts parts() {
    return parts;
  }

  /**
   * Makes requests that are no downloads, over the connections of those; to be closed before this.
   *
   * @param recorder given the exchanges of each request at its end, on the request's thread
   */
  public WebClient requests(Consumer<List<HttpExchange>> recorder) {
    return WebClient.over(transport, files, parts.time(), recorder);
  }

  public JobStore.Contents contents() {
    return contents;
  }

  /** Asks a link what it would bring; fails with a {@link FailureException}. */
  public CompletableFuture<ProbedFile> probe(JobRequest request) {
    return probes.ask(request);
  }

  /** What a person should know and no job's log says, one line each; grows. */
  public List<String> notices() {
    return notices.all();
  }

  /** Tells each notice once, those so far at once; on the thread that has something to tell. */
  public void follow(Consumer<String> follower) {
    notices.follow(follower);
  }

  /** Tells it nothing more. */
  public void leave(Consumer<String> follower) {
    notices.leave(follower);
  }

  /** Closes all; to be called when the engine has ended. */
  @Override
  public void close() {
    workers.shutdownNow();
    probes.close();
    libraries.close();
    transport.close();
    store.close();
  }
}
