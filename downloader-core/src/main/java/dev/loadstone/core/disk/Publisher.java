package dev.loadstone.core.disk;

import dev.loadstone.core.disk.DiskFailures.Doing;
import dev.loadstone.core.disk.FileStore.FileFacts;
import dev.loadstone.core.disk.FileStore.LockedFile;
import dev.loadstone.core.disk.FileStore.Mode;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.RemoteFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives whole, checked parts their final names. Thread-safe.
 *
 * <p>A part that is {@linkplain #keep kept} open from its check to its publication costs half as
 * many calls of the system, and leaves no moment in which another program could take it.
 */
public final class Publisher {
  private final FileStore files;
  private final FolderForces forces;
  private final Map<Path, PartFile> kept = new ConcurrentHashMap<>();

  public Publisher(FileStore files) {
    this.files = files;
    this.forces = new FolderForces(files);
  }

  /**
   * A part that awaits its final name.
   *
   * @param size that was checked, or {@link RemoteFile#UNKNOWN}
   * @param replace whether a file under the target's name is replaced
   */
  public record Publication(Path target, long size, boolean replace) {}

  /**
   * What became of a publication.
   *
   * @param failure null if the file has its name, for good
   */
  public record Outcome(Publication publication, @Nullable Failure failure) {}

  /** Takes over a finished part, open, until it is published or {@linkplain #forgo forgone}. */
  public void keep(PartFile part) {
    PartFile before = kept.put(part.target(), part);
    if (before != null) {
      before.close();
    }
  }

  /** Closes the part that is kept for a target, if there is one; it stays where it is. */
  public void forgo(Path target) {
    PartFile part = kept.remove(target);
    if (part != null) {
      part.close();
    }
  }

  /**
   * Moves the part, already forced, to its target, removes the map and forces the folder; forces of
   * one folder that come together are done once.
   *
   * @param replace whether a file under the target's name is replaced
   * @throws FailureException FILE_CANT_OPEN if the part is gone; TARGET_EXISTS if it may not be and
   *     is there; TARGET_BUSY if somebody has the part open
   */
  public void publish(Path target, boolean replace) throws FailureException {
    publish(new Publication(target, RemoteFile.UNKNOWN, replace));
  }

  /** Publishes as {@link #publish(Path, boolean)} does, if the part still has its size. */
  public void publish(Publication publication) throws FailureException {
    try {
      move(publication);
      forces.force(folder(publication.target()));
    } catch (IOException e) {
      throw failure(e, publication);
    }
  }

  /**
   * Publishes a part that is still open and so was locked since it was checked, and closes it.
   *
   * @throws IllegalStateException if it is not finished
   */
  public void publish(PartFile part, boolean replace) throws FailureException {
    if (!part.isFinished()) {
      part.close();
      throw new IllegalStateException(part.target() + " is not finished");
    }
    keep(part);
    publish(part.target(), replace);
  }

  /** Publishes many, in order, with one force of each folder; one's failure stops no other. */
  public List<Outcome> publishAll(List<Publication> publications) {
    Map<Path, @Nullable Failure> folders = new HashMap<>();
    List<Outcome> moved = new ArrayList<>(publications.size());
    for (Publication each : publications) {
      Failure failure = moveFailure(each);
      moved.add(new Outcome(each, failure));
      if (failure == null) {
        folders.put(folder(each.target()), null);
      }
    }
    folders.replaceAll((folder, _) -> forceFailure(folder));
    return moved.stream()
        .map(
            each ->
                each.failure() != null
                    ? each
                    : new Outcome(
                        each.publication(), folders.get(folder(each.publication().target()))))
        .toList();
  }

  private void move(Publication publication) throws IOException {
    PartFile open = kept.remove(publication.target());
    try {
      if (open == null) {
        moveClosed(publication);
      } else {
        moveOpen(publication, open);
      }
    } catch (NoSuchFileException e) {
      Path part = PartNames.part(publication.target());
      throw new FailureException(Failure.of(FailureCode.FILE_CANT_OPEN, part + " is gone"), e);
    }
  }

  private void moveOpen(Publication publication, PartFile part) throws IOException {
    try (part) {
      requireSize(publication, part.size());
      rename(publication.target(), publication.replace());
      part.deleteMap();
    }
  }

  private void moveClosed(Publication publication) throws IOException {
    Path part = PartNames.part(publication.target());
    LockedFile held = files.openLocked(part, Mode.READ_WRITE);
    if (held == null) {
      throw new FailureException(FailureCode.TARGET_BUSY, part + " is in use by somebody else");
    }
    try (OpenFile open = held.file()) {
      requireSize(publication, open.size());
      rename(publication.target(), publication.replace());
      files.deleteIfExists(PartNames.map(publication.target()));
    }
  }

  private static void requireSize(Publication publication, long size) throws FailureException {
    if (publication.size() != RemoteFile.UNKNOWN && publication.size() != size) {
      throw new FailureException(
          FailureCode.BODY_LENGTH_MISMATCH,
          "%s has %d bytes of %d: it was changed"
              .formatted(PartNames.part(publication.target()), size, publication.size()));
    }
  }

  private void rename(Path target, boolean replace) throws IOException {
    if (replace) {
      refuseToReplaceForeign(target);
      files.moveReplace(PartNames.part(target), target);
    } else {
      files.moveNoReplace(PartNames.part(target), target);
    }
  }

  /** A link or a folder under the target's name is nothing that a download may take away. */
  private void refuseToReplaceForeign(Path target) throws IOException {
    FileFacts found = files.facts(target);
    if (found != null && !found.regular()) {
      throw new NotRegularFileException(target);
    }
  }

  private @Nullable Failure moveFailure(Publication publication) {
    try {
      move(publication);
      return null;
    } catch (IOException e) {
      return failure(e, publication).failure();
    }
  }

  private @Nullable Failure forceFailure(Path folder) {
    try {
      forces.force(folder);
      return null;
    } catch (IOException e) {
      return DiskFailures.of(e, Doing.PUBLISH, files, folder).failure();
    }
  }

  private FailureException failure(IOException error, Publication publication) {
    return DiskFailures.of(error, Doing.PUBLISH, files, publication.target());
  }

  private static Path folder(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(target + " lies in no folder");
    }
    return parent;
  }
}
