package dev.loadstone.core.disk;

import dev.loadstone.core.model.FailureException;
import java.nio.file.Path;

/** Gives whole, checked parts their final names. Thread-safe. */
public final class Publisher {

  public Publisher(FileStore files) {}

  /**
   * Moves the part, already forced, to its target, removes the map and forces the folder; forces of
   * one folder that come together are done once.
   *
   * @param replace whether a file under the target's name is replaced
   * @throws FailureException TARGET_EXISTS if it may not be and is there
   */
  public void publish(Path target, boolean replace) throws FailureException {
    throw new UnsupportedOperationException();
  }
}
