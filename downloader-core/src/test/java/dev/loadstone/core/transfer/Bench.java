package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.DiskFileStore;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.Publisher;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.testing.FakeTime;
import dev.loadstone.core.testing.FakeTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A job in a folder, attempted again and again against a network in memory. */
final class Bench implements TransferListener {
  static final Link LINK = Link.parse("http://assets.test/pack.bin");
  static final Link MIRROR = Link.parse("http://mirror.test/pack.bin");

  final FakeTime time = new FakeTime();
  final FakeTransport transport = new FakeTransport(time);
  final HostGate hosts = new HostGate(16);
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  final List<HttpExchange> exchanges = Collections.synchronizedList(new ArrayList<>());
  final List<List<Segment>> checkpoints = Collections.synchronizedList(new ArrayList<>());
  final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
  final List<Long> resumes = Collections.synchronizedList(new ArrayList<>());
  final Map<Path, Receipt> receipts = new HashMap<>();
  final Map<Path, JobId> names = new HashMap<>();
  final Path folder;
  FileStore files = new DiskFileStore();
  ContentCheck content = ContentCheck.NONE;
  JobRequest request;
  @Nullable Path target;
  @Nullable RemoteFile remote;
  int attempts;
  long received;

  Bench(Path folder) {
    this.folder = folder;
    request = JobRequest.of(LINK, folder);
  }

  Bench with(UnaryOperator<JobRequest> change) {
    request = change.apply(request);
    return this;
  }

  Transfer transfer() {
    attempts++;
    Job job =
        Job.queued(new JobId(1), request, 1, time.now())
            .withTarget(target, remote)
            .withReceived(received);
    Transfer.Tools tools =
        new Transfer.Tools(
            transport,
            files,
            time,
            new Throttle(time, 0),
            hosts,
            (id, path) -> id.equals(names.computeIfAbsent(path, _ -> id)),
            content,
            file -> Optional.ofNullable(receipts.get(file)));
    return new Transfer(tools, job, attempts, null, this);
  }

  TransferResult attempt() {
    TransferResult result = transfer().run();
    if (result instanceof TransferResult.Broke broke) {
      received = broke.received();
    }
    return result;
  }

  Receipt receipt(Path file) {
    return Objects.requireNonNull(receipts.get(file));
  }

  /** Attempts and publishes. */
  Path publish() throws IOException {
    TransferResult result = attempt();
    if (!(result instanceof TransferResult.Ready(Receipt receipt))) {
      throw new AssertionError(result + "\n" + String.join("\n", log));
    }
    new Publisher(files).publish(receipt.file(), Files.exists(receipt.file()));
    receipts.put(receipt.file(), receipt);
    return receipt.file();
  }

  byte[] published() throws IOException {
    return Files.readAllBytes(publish());
  }

  @Override
  public void answered(int status) {
    answers.add(status);
  }

  @Override
  public void described(RemoteFile newRemote, Path newTarget) {
    remote = newRemote;
    target = newTarget;
  }

  @Override
  public void resumed(long offset) {
    resumes.add(offset);
  }

  @Override
  public void checkpoint(List<Segment> durable) {
    checkpoints.add(durable);
  }

  @Override
  public void verifying() {}

  @Override
  public void log(String decision) {
    log.add(decision);
  }

  @Override
  public Consumer<HttpExchange> exchange(Supplier<HttpExchange> soFar) {
    return exchanges::add;
  }
}
