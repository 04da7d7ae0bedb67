package dev.loadstone.core.disk;

import dev.loadstone.core.disk.DiskFailures.Doing;
import dev.loadstone.core.disk.FileStore.FileFacts;
import dev.loadstone.core.disk.FileStore.LockedFile;
import dev.loadstone.core.disk.FileStore.Mode;
import dev.loadstone.core.disk.PartMapFormat.Header;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.RemoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a part for this process and finds out what it holds. */
final class PartOpening {
  private final FileStore files;
  private final Path target;
  private final Path path;

  private PartOpening(FileStore files, Path target) {
    this.files = files;
    this.target = target;
    this.path = PartNames.part(target);
  }

  /** What a part holds. */
  record Found(PartFile.@Nullable Identity identity, BlockLedger blocks, List<String> findings) {

    static Found nothing(String... findings) {
      return new Found(null, new BlockLedger(), List.of(findings));
    }
  }

  static PartFile open(FileStore files, Path target, PartFile.ProofListener listener)
      throws FailureException {
    PartOpening opening = new PartOpening(files, target);
    try {
      return opening.open(listener);
    } catch (IOException e) {
      throw DiskFailures.of(e, Doing.OPEN, files, opening.path);
    }
  }

  private PartFile open(PartFile.ProofListener listener) throws IOException {
    FileFacts mapFacts = files.facts(PartNames.map(target));
    if (mapFacts != null && !mapFacts.regular()) {
      throw new NotRegularFileException(PartNames.map(target));
    }
    LockedFile part = lock();
    PartMap map = new PartMap(files, PartNames.map(target));
    boolean kept = false;
    try {
      Found found = mapFacts == null ? unproved(part) : proved(part.file(), map, listener);
      PartFile opened = new PartFile(files, target, part.file(), map, found);
      kept = true;
      return opened;
    } finally {
      if (!kept) {
        map.close();
        part.file().close();
      }
    }
  }

  private LockedFile lock() throws IOException {
    LockedFile opened = files.openLocked(path, Mode.READ_WRITE_CREATE);
    if (opened != null && !opened.made() && files.names(path) > 1) {
      // A crash between the two steps of publishing left the published file under both names:
      // writing to this one would write to that one.
      opened.file().close();
      files.deleteIfExists(path);
      opened = files.openLocked(path, Mode.READ_WRITE_CREATE);
    }
    if (opened == null) {
      throw new FailureException(
          FailureCode.TARGET_BUSY, target + " is being downloaded by somebody else");
    }
    return opened;
  }

  private static Found unproved(LockedFile part) throws IOException {
    return part.made() || part.file().size() == 0
        ? Found.nothing()
        : Found.nothing("the part has no map that proves it: all will be fetched again");
  }

  private static Found proved(OpenFile part, PartMap map, PartFile.ProofListener listener)
      throws IOException {
    map.load();
    Header header = map.header();
    if (header == null) {
      return Found.nothing("the map of the part is damaged: all will be fetched again");
    }
    PartFindings findings = new PartFindings();
    long size = header.identity().size();
    if (size != RemoteFile.UNKNOWN && part.size() > size) {
      findings.add("the part has " + part.size() + " bytes of " + size + ": cut to that");
      part.truncate(size);
    }
    PartProver prover = new PartProver(part, map, header, findings, listener);
    prover.prove();
    return new Found(header.identity(), prover.ledger(), findings.lines());
  }
}
