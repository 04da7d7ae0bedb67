package dev.loadstone.core.engine;

import dev.loadstone.core.disk.ConflictNames;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.OpenFile;
import dev.loadstone.core.disk.PartNames;
import dev.loadstone.core.disk.Publisher;
import dev.loadstone.core.integrity.RunningDigest;
import dev.loadstone.core.model.ConflictPolicy;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.queue.Input;
import dev.loadstone.core.store.JobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Publishes parts into library folders and deletes what jobs leave. Thread-safe. */
final class LibraryFiles implements FileWork {
  private static final int MOST_NAMES = 10_000;

  private final FileStore files;
  private final Publisher publisher;
  private final Libraries libraries;
  private final ClaimedTargets claims;
  private final JobStore store;

  LibraryFiles(
      FileStore files,
      Publisher publisher,
      Libraries libraries,
      ClaimedTargets claims,
      JobStore store) {
    this.files = files;
    this.publisher = publisher;
    this.libraries = libraries;
    this.claims = claims;
    this.store = store;
  }

  @Override
  public List<Input.Signal> publish(List<Finished> finished) {
    List<Publisher.Outcome> published =
        publisher.publishAll(finished.stream().map(each -> publication(each, false)).toList());
    List<Input.Signal> outcomes = new ArrayList<>(finished.size());
    for (int i = 0; i < finished.size(); i++) {
      outcomes.add(outcome(finished.get(i), published.get(i)));
    }
    return outcomes;
  }

  private static Publisher.Publication publication(Finished finished, boolean replace) {
    Receipt receipt = finished.receipt();
    return new Publisher.Publication(receipt.file(), receipt.size(), replace);
  }

  private Input.Signal outcome(Finished finished, Publisher.Outcome published) {
    Failure failure = published.failure();
    if (failure == null) {
      return done(finished.receipt());
    }
    try {
      return switch (failure.code()) {
        case FILE_CANT_OPEN -> withoutPart(finished.receipt(), failure);
        case TARGET_EXISTS -> onTaken(finished, failure);
        default -> new Input.PublishBroke(failure);
      };
    } catch (IOException e) {
      return new Input.PublishBroke(failed("publish " + finished.receipt().file(), e).failure());
    }
  }

  /** A crash may have come after the file got its name. */
  private Input.Signal withoutPart(Receipt receipt, Failure failure) throws IOException {
    if (files.facts(PartNames.part(receipt.file())) != null) {
      return new Input.PublishBroke(failure);
    }
    if (!isThere(receipt)) {
      return new Input.PublishLost();
    }
    deletePart(receipt.file());
    files.forceFolder(Objects.requireNonNull(receipt.file().getParent()));
    return done(receipt);
  }

  /** Looked for only where a name turns out to be taken, which is seldom. */
  private Input.Signal onTaken(Finished finished, Failure failure) throws IOException {
    Receipt receipt = finished.receipt();
    if (mayReplace(finished.job(), receipt.file())) {
      publisher.publish(publication(finished, true));
      return done(receipt);
    }
    return done(publishBeside(finished.job(), receipt, new FailureException(failure, null)));
  }

  private static Input.Signal done(Receipt receipt) {
    return new Input.PublishDone(receipt);
  }

  /**
   * Another file has the name; it may be this very one, if a crash came between link and unlink.
   */
  private Receipt publishBeside(Job job, Receipt receipt, FailureException taken)
      throws FailureException {
    try {
      if (isThere(receipt)) {
        deletePart(receipt.file());
        return receipt;
      }
      if (job.request().options().onConflict() != ConflictPolicy.RENAME) {
        throw taken;
      }
      Receipt renamed = freeName(job, receipt, taken);
      files.moveNoReplace(PartNames.part(receipt.file()), PartNames.part(renamed.file()));
      files.deleteIfExists(PartNames.map(receipt.file()));
      publisher.publish(new Publisher.Publication(renamed.file(), renamed.size(), false));
      return renamed;
    } catch (FailureException e) {
      throw e;
    } catch (IOException e) {
      throw failed("publish " + receipt.file(), e);
    }
  }

  /** A file may go if a person chose so, or if it is an earlier version that this job published. */
  private boolean mayReplace(Job job, Path target) throws IOException {
    FileStore.FileFacts facts = files.facts(target);
    if (facts == null || job.request().options().onConflict() == ConflictPolicy.OVERWRITE) {
      return facts != null;
    }
    Optional<Receipt> earlier = receiptOf(job, target);
    return facts.regular()
        && earlier.isPresent()
        && earlier.get().matches(facts.size(), facts.modified());
  }

  private Receipt freeName(Job job, Receipt receipt, FailureException taken) throws IOException {
    Path parent = Objects.requireNonNull(receipt.file().getParent());
    String name = Objects.requireNonNull(receipt.file().getFileName()).toString();
    for (int number = 1; number < MOST_NAMES; number++) {
      Path candidate = parent.resolve(ConflictNames.numbered(name, number));
      if (files.facts(candidate) == null
          && files.facts(PartNames.part(candidate)) == null
          && claims.claim(job.id(), candidate)) {
        return receipt.at(receipt.folder().relativize(candidate).toString().replace('\\', '/'));
      }
    }
    throw taken;
  }

  /** Whether the file under the final name is the one the receipt is of. */
  private boolean isThere(Receipt receipt) throws IOException {
    FileStore.FileFacts facts = files.facts(receipt.file());
    if (facts == null || !facts.regular() || facts.size() != receipt.size()) {
      return false;
    }
    try (OpenFile file = files.open(receipt.file(), FileStore.Mode.READ)) {
      RunningDigest digest = new RunningDigest(Set.of());
      digest.catchUp((into, offset) -> read(file, into, offset), receipt.size(), () -> false);
      return receipt.digest().equals(digest.finish().get(DigestAlgorithm.SHA_256));
    }
  }

  private static int read(OpenFile file, ByteBuffer into, long offset) throws FailureException {
    try {
      return file.read(into, offset);
    } catch (IOException e) {
      throw failed("read a file", e);
    }
  }

  @Override
  public void forgo(Receipt receipt) {
    publisher.forgo(receipt.file());
  }

  @Override
  public void delete(Job job, boolean withFile) throws FailureException {
    Path target = job.target();
    claims.release(job);
    if (target == null) {
      return;
    }
    try {
      publisher.forgo(target);
      deletePart(target);
      Optional<Receipt> receipt = withFile ? receiptOf(job, target) : Optional.empty();
      if (receipt.isPresent()) {
        files.deleteIfExists(receipt.get().file());
        libraries.remove(receipt.get());
      }
    } catch (IOException e) {
      throw failed("delete " + target, e);
    }
  }

  /** Only a file that a receipt says is ours is deleted. */
  private Optional<Receipt> receiptOf(Job job, Path target) {
    return store.receipt(target).filter(receipt -> job.links().contains(receipt.link()));
  }

  private void deletePart(Path target) throws IOException {
    files.deleteIfExists(PartNames.part(target));
    files.deleteIfExists(PartNames.map(target));
  }

  @Override
  public void list(Receipt receipt) {
    libraries.put(receipt);
  }

  @Override
  public void idle(boolean nothingRuns) {
    libraries.idle(nothingRuns);
  }

  private static FailureException failed(String what, IOException e) {
    return e instanceof FailureException known
        ? known
        : new FailureException(
            Failure.of(FailureCode.FILE_WRITE_ERROR, "could not " + what + ": " + e.getMessage()),
            e);
  }
}
