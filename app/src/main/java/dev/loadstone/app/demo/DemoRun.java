package dev.loadstone.app.demo;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Submission;
import dev.loadstone.core.model.TransferOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Serves the samples, downloads them with an engine of its own, and tells what came of it. */
final class DemoRun {
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final DemoFolder folder;
  private final BooleanSupplier interrupted;
  private final LongSupplier nanos;

  DemoRun(DemoFolder folder, BooleanSupplier interrupted, LongSupplier nanos) {
    this.folder = folder;
    this.interrupted = interrupted;
    this.nanos = nanos;
  }

  /** Runs until all jobs have ended, three minutes are over, or an interruption. */
  DemoOutcome run(List<Sample> samples) throws IOException, InterruptedException {
    try (DemoServer server = DemoServer.start(folder.server(), samples, SampleSet.PACK);
        Loadstone engine = Loadstone.open(new Settings(folder.data()), Loadstone.Mode.RUN)) {
      List<JobRequest> requests = samples.stream().map(s -> request(s, server.link(s))).toList();
      List<Submission> submissions = engine.submit(requests);
      await(engine, submissions.stream().map(Submission::job).toList());
      Map<String, Job> jobs = new LinkedHashMap<>();
      List<HttpExchange> packExchanges = List.of();
      for (int i = 0; i < samples.size(); i++) {
        String path = samples.get(i).path();
        JobId id = submissions.get(i).job();
        engine.job(id).ifPresent(view -> jobs.put(path, view.job()));
        if (path.equals(SampleSet.PACK)) {
          packExchanges = engine.exchanges(id).stream().map(ExchangeRecord::exchange).toList();
        }
      }
      return new DemoOutcome(folder.library(), samples, jobs, server.cutAt(), packExchanges);
    }
  }

  private JobRequest request(Sample sample, Link link) {
    Checksum expected = new Checksum(DigestAlgorithm.SHA_256, sample.sha256());
    // One connection: the cut then hits the whole download and not one of several segments.
    TransferOptions options = TransferOptions.DEFAULTS.toBuilder().connections(1).build();
    return JobRequest.of(link, folder.library())
        .withName(sample.path())
        .withChecksums(List.of(expected))
        .withLabel("demo")
        .withOptions(options);
  }

  private void await(Loadstone engine, List<JobId> jobs) throws InterruptedException {
    List<CompletableFuture<Job>> ends = new ArrayList<>();
    jobs.forEach(id -> ends.add(engine.settled(id)));
    CompletableFuture<Void> all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    long startedAt = nanos.getAsLong();
    while (!interrupted.getAsBoolean() && nanos.getAsLong() - startedAt < LIMIT_NANOS) {
      try {
        all.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        // Looks again whether to go on.
      } catch (ExecutionException e) {
        throw new IllegalStateException("the engine stopped", e);
      }
    }
  }
}
