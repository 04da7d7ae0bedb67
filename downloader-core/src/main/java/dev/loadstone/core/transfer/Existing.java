package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.DiskFailures;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.OpenFile;
import dev.loadstone.core.integrity.RunningDigest;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/** Describes a file that stood at the target before and is left there. */
final class Existing {
  private Existing() {}

  /** The receipt kept of the file, or one made by reading it. */
  static Receipt receipt(Attempt attempt, Path file) throws FailureException {
    FileStore files = attempt.tools().files();
    try {
      FileStore.FileFacts facts = files.facts(file);
      if (facts == null || !facts.regular()) {
        throw new FailureException(FailureCode.TARGET_EXISTS, file + " is no regular file");
      }
      var kept = attempt.tools().receipts().find(file);
      return kept.isPresent() && Targets.isUnchanged(facts, kept.get())
          ? kept.get()
          : read(attempt, file, facts);
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.READ, files, file);
    }
  }

  /** The SHA-256 of a file's bytes, read from the disk. */
  static Checksum digest(Attempt attempt, Path file, FileStore.FileFacts facts)
      throws FailureException {
    RunningDigest digest = new RunningDigest(Set.of());
    FileStore files = attempt.tools().files();
    try (OpenFile open = files.open(file, FileStore.Mode.READ)) {
      digest.catchUp(
          (into, offset) -> {
            try {
              return open.read(into, offset);
            } catch (IOException e) {
              throw DiskFailures.of(e, DiskFailures.Doing.READ, files, file);
            }
          },
          facts.size(),
          attempt.stop()::isSet);
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.READ, files, file);
    }
    attempt.check();
    return Objects.requireNonNull(digest.finish().get(DigestAlgorithm.SHA_256));
  }

  private static Receipt read(Attempt attempt, Path file, FileStore.FileFacts facts)
      throws FailureException {
    Path folder = attempt.job().request().folder().toAbsolutePath().normalize();
    return new Receipt(
        folder,
        folder.relativize(file).toString().replace('\\', '/'),
        attempt.job().request().link(),
        null,
        null,
        facts.size(),
        digest(attempt, file, facts),
        AssetKind.OTHER,
        "",
        new Verdict.Unverified("it was there before and was left as it is"),
        attempt.tools().time().now(),
        facts.modified());
  }
}
