package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.ConflictNames;
import dev.loadstone.core.disk.DiskFailures;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.FileStore.FileFacts;
import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.disk.SafePath;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses under which name the file will stand, by what stands there already. */
final class Targets {
  private static final int MOST_NUMBERS = 9_999;

  private final Attempt attempt;
  private final @Nullable Receipt previous;

  Targets(Attempt attempt, @Nullable Receipt previous) {
    this.attempt = attempt;
    this.previous = previous;
  }

  /**
   * Where the file goes.
   *
   * @param replace whether what stands there is replaced
   * @param skip whether what stands there is left, and nothing fetched
   * @param published receipt of what stands there, if it is this link's file and unchanged
   */
  record Place(Path file, boolean replace, boolean skip, @Nullable Receipt published) {}

  /** The name given or settled before; empty if the server's answer is needed for it. */
  Optional<Path> known() throws FailureException {
    Job job = attempt.job();
    if (job.target() != null) {
      return Optional.of(job.target());
    }
    String name = job.request().name();
    if (name != null) {
      return Optional.of(resolve(name));
    }
    return previous == null ? Optional.empty() : Optional.of(previous.file());
  }

  /** The name that the server suggests or, without one, the links do. */
  Path suggested(Requests.Answered answered) throws FailureException {
    Link original = attempt.job().request().link();
    String ofLinks = LinkNames.of(original, answered.target());
    String name = LinkNames.suggested(original, answered.target(), answered.head().headers());
    if (!name.equals(ofLinks)) {
      attempt.log("named " + name + " by the server instead of " + ofLinks);
    }
    return resolve(name);
  }

  /** Takes the wanted path or, by the job's policy, another; it is this job's from here on. */
  Place choose(Path wanted) throws FailureException {
    for (int number = 0; number <= MOST_NUMBERS; number++) {
      String name = ConflictNames.numbered(String.valueOf(wanted.getFileName()), number);
      Optional<Place> place = tryPlace(wanted.resolveSibling(name));
      if (place.isPresent()) {
        if (number > 0) {
          attempt.log("the name " + wanted.getFileName() + " is taken: saving as " + name);
        }
        return place.get();
      }
    }
    throw new FailureException(FailureCode.TARGET_EXISTS, wanted + " and all its numbers exist");
  }

  /** Takes a path beside one that is kept, neither a file nor a part of which is there. */
  Place chooseAnother(Path kept) throws FailureException {
    for (int number = 1; number <= MOST_NUMBERS; number++) {
      Path file =
          kept.resolveSibling(ConflictNames.numbered(String.valueOf(kept.getFileName()), number));
      boolean free = facts(file) == null && facts(PartFile.pathFor(file)) == null;
      if (free && attempt.tools().names().claim(attempt.job().id(), file)) {
        return new Place(file, false, false, null);
      }
    }
    throw new FailureException(FailureCode.TARGET_EXISTS, kept + " and all its numbers exist");
  }

  /** Empty if another name is to be tried. */
  private Optional<Place> tryPlace(Path file) throws FailureException {
    FileFacts facts = facts(file);
    Optional<Receipt> ours = facts == null ? Optional.empty() : ours(file, facts);
    if (facts != null && ours.isEmpty()) {
      return foreign(file, facts);
    }
    if (attempt.tools().names().claim(attempt.job().id(), file)) {
      return Optional.of(new Place(file, ours.isPresent(), false, ours.orElse(null)));
    }
    return switch (attempt.options().onConflict()) {
      case RENAME -> Optional.empty();
      case OVERWRITE, SKIP, FAIL ->
          throw new FailureException(
              FailureCode.TARGET_BUSY, file + " is the target of another download");
    };
  }

  private Optional<Place> foreign(Path file, FileFacts facts) throws FailureException {
    return switch (attempt.options().onConflict()) {
      case RENAME -> Optional.empty();
      case SKIP -> Optional.of(new Place(file, false, true, null));
      case FAIL -> throw new FailureException(FailureCode.TARGET_EXISTS, file + " exists already");
      case OVERWRITE -> {
        if (!facts.regular()) {
          throw new FailureException(FailureCode.UNSAFE_NAME, file + " is no regular file");
        }
        if (!attempt.tools().names().claim(attempt.job().id(), file)) {
          throw new FailureException(
              FailureCode.TARGET_BUSY, file + " is the target of another download");
        }
        yield Optional.of(new Place(file, true, false, null));
      }
    };
  }

  /** The receipt of what stands there, if it is this link's file with the bytes it came with. */
  private Optional<Receipt> ours(Path file, FileFacts facts) throws FailureException {
    Optional<Receipt> kept = receipt(file).filter(this::isOfThisJob);
    if (kept.isPresent() && isUnchanged(facts, kept.get())) {
      return kept;
    }
    Optional<Receipt> claimed = kept.isPresent() ? kept : listed(file);
    if (claimed.isEmpty() || !hasBytes(file, facts, claimed.get())) {
      return Optional.empty();
    }
    // Copying a folder, or taking it from version control, gives files another time.
    attempt.log(
        file.getFileName()
            + (kept.isPresent()
                ? " has another time than when it came, but the same bytes"
                : " is known by the folder's index, and has the bytes listed there"));
    return Optional.of(claimed.get().modifiedAt(facts.modified()));
  }

  private boolean isOfThisJob(Receipt receipt) {
    return attempt.job().links().contains(receipt.link());
  }

  private Optional<Receipt> listed(Path file) {
    Path folder = attempt.job().request().folder().toAbsolutePath().normalize();
    return attempt.tools().receipts().listed(folder, file).filter(this::isOfThisJob);
  }

  private boolean hasBytes(Path file, FileFacts facts, Receipt receipt) throws FailureException {
    return facts.regular()
        && facts.size() == receipt.size()
        && Existing.digest(attempt, file, facts).equals(receipt.digest());
  }

  private Optional<Receipt> receipt(Path file) {
    return previous != null && previous.file().equals(file)
        ? Optional.of(previous)
        : attempt.tools().receipts().find(file);
  }

  static boolean isUnchanged(FileFacts facts, Receipt receipt) {
    return facts.regular() && receipt.matches(facts.size(), facts.modified());
  }

  private @Nullable FileFacts facts(Path file) throws FailureException {
    FileStore files = attempt.tools().files();
    try {
      return files.facts(file);
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.OPEN, files, file);
    }
  }

  private Path resolve(String name) throws FailureException {
    try {
      return SafePath.resolve(attempt.job().request().folder(), name);
    } catch (InvalidInputException e) {
      throw new FailureException(
          Failure.of(FailureCode.UNSAFE_NAME, String.valueOf(e.getMessage())), e);
    }
  }
}
