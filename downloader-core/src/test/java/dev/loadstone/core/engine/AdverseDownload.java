package dev.loadstone.core.engine;

import dev.loadstone.core.disk.DiskFileStore;
import dev.loadstone.core.disk.Publisher;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.store.SecretStore;
import dev.loadstone.core.testing.FakeTime;
import dev.loadstone.core.testing.MemoryJobStore;
import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.BadServer;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Scene;
import dev.loadstone.core.testing.adverse.SeenRequest;
import dev.loadstone.core.time.TimeSource;
import dev.loadstone.core.transfer.HostGate;
import dev.loadstone.core.transfer.Throttle;
import dev.loadstone.core.transfer.Transfer;
import dev.loadstone.core.transfer.TransferListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One job against one bad server: the program's engine, transfers, network and disk. Only the
 * engine's clock is the test's: a delay between attempts is over as soon as it began.
 */
final class AdverseDownload {
  /** What only the link's own origin may see. */
  static final String SECRET = "s3cr3t-of-the-link";

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(1);
  private static final Duration LONGEST_RUN = Duration.ofSeconds(25);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final FakeTime clock = new FakeTime();
  private final MemoryJobStore store = new MemoryJobStore();
  private final List<Long> resumes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> troubles = Collections.synchronizedList(new ArrayList<>());

  /**
   * What came of it.
   *
   * @param content what a whole file must hold
   * @param resumes offset at which each attempt or fresh start began to write
   * @param told log, exchanges and notices: all that a person may read
   * @param leftOpen connections that a server still had after the client was closed
   */
  record Outcome(
      Job job,
      Content content,
      List<Long> resumes,
      List<SeenRequest> atHome,
      List<SeenRequest> atStranger,
      List<String> told,
      int leftOpen) {}

  private AdverseDownload() {}

  /** Runs to the end of the job; blocks. */
  static Outcome run(BadServer bad, Scene scene, Path folder) throws IOException {
    return new AdverseDownload().download(bad, scene, folder);
  }

  private Outcome download(BadServer bad, Scene scene, Path folder) throws IOException {
    ExecutorService workers =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
    DiskFileStore files = new DiskFileStore();
    Libraries libraries = new Libraries(files, TimeSource.SYSTEM, store::receipts, troubles::add);
    Job job;
    try (OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of())) {
      EngineParts parts = parts(transport, files, libraries, workers);
      job = drive(new Engine(parts, store.load()), parts, request(bad, scene, folder));
    } finally {
      libraries.close();
      workers.shutdownNow();
    }
    AdverseServer.await(() -> open(scene) == 0, LONGEST_CLOSE);
    List<String> told = new ArrayList<>(troubles);
    store.log(job.id()).forEach(line -> told.add(line.text()));
    store.exchanges(job.id()).stream().map(each -> each.exchange().toString()).forEach(told::add);
    return new Outcome(
        job,
        scene.content(),
        List.copyOf(resumes),
        scene.server().requests(),
        scene.stranger().requests(),
        told,
        open(scene));
  }

  private static int open(Scene scene) {
    return scene.server().openConnections() + scene.stranger().openConnections();
  }

  private EngineParts parts(
      OkHttpTransport transport,
      DiskFileStore files,
      Libraries libraries,
      ExecutorService workers) {
    HostGate hosts = new HostGate(16);
    Throttle everything = new Throttle(TimeSource.SYSTEM, 0);
    ClaimedTargets claims = new ClaimedTargets();
    Publisher publisher = new Publisher(files);
    RealTransfers transfers =
        new RealTransfers(
            new Transfer.Tools(
                transport,
                files,
                TimeSource.SYSTEM,
                everything,
                hosts,
                claims,
                new InspectedContent(),
                store::receipt,
                publisher::keep));
    SecretStore secrets = SecretStore.inMemory();
    return new EngineParts(
        store,
        secrets,
        (job, number, previous, listener) ->
            transfers.prepare(job, number, previous, new Watched(listener, resumes)),
        new AttemptNumbers(store),
        new LibraryFiles(files, publisher, libraries, claims, store),
        hosts,
        new Hosts(store, secrets, hosts, TimeSource.SYSTEM),
        everything,
        clock,
        new Random(1),
        workers,
        EngineParts.Starts.ALL,
        troubles::add);
  }

  private static JobRequest request(BadServer bad, Scene scene, Path folder) {
    BadServer.Terms terms = bad.terms();
    TransferOptions options =
        TransferOptions.DEFAULTS.toBuilder()
            .connections(terms.connections())
            .timeout(LONGEST_ANSWER)
            .stallTimeout(LONGEST_ANSWER)
            .maxSize(terms.maxSize() == 0 ? TransferOptions.UNLIMITED : terms.maxSize())
            .build();
    JobRequest request =
        JobRequest.of(Link.parse(scene.link()), folder)
            .withOptions(options)
            .withHeaders(
                Headers.NONE,
                new Secrets(
                    "ann",
                    SECRET,
                    Headers.of("X-Api-Key", SECRET, "X-Studio", "rock", "Cookie", "s=" + SECRET)));
    return terms.checksumGiven()
        ? request.withChecksums(List.of(Checksum.parse("sha-256:" + scene.content().sha256())))
        : request;
  }

  private Job drive(Engine engine, EngineParts parts, JobRequest request) {
    Commands commands = new Commands(engine, parts);
    var submitted = commands.submit(List.of(request));
    engine.turn(false);
    JobId id = submitted.join().getFirst().job();
    CompletableFuture<Job> settled = commands.settled(id);
    long end = System.nanoTime() + LONGEST_RUN.toNanos();
    while (!settled.isDone() && System.nanoTime() - end < 0) {
      Job job = engine.table().get(id);
      if (job != null && isWaiting(job)) {
        clock.advance(Duration.ofMinutes(1));
        engine.turn(false);
      } else {
        engine.turn(true);
      }
    }
    Job last = settled.getNow(engine.table().get(id));
    engine.close();
    engine.run();
    return last;
  }

  /** A queued job waits too, for a host that asked to be left alone. */
  private static boolean isWaiting(Job job) {
    return job.state() instanceof JobState.Backoff || job.state() instanceof JobState.Queued;
  }

  /** Notes where attempts begin to write. */
  private record Watched(TransferListener to, List<Long> resumes) implements TransferListener {
    @Override
    public void answered(int status) {
      to.answered(status);
    }

    @Override
    public void described(RemoteFile remote, Path target) {
      to.described(remote, target);
    }

    @Override
    public void resumed(long offset) {
      resumes.add(offset);
      to.resumed(offset);
    }

    @Override
    public void checkpoint(List<Segment> durable) {
      to.checkpoint(durable);
    }

    @Override
    public void verifying() {
      to.verifying();
    }

    @Override
    public void log(String decision) {
      to.log(decision);
    }

    @Override
    public Consumer<HttpExchange> exchange(Supplier<HttpExchange> soFar) {
      return to.exchange(soFar);
    }
  }
}
