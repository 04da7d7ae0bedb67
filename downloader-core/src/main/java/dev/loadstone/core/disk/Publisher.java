package dev.loadstone.core.disk;

import dev.loadstone.core.model.FailureException;
import java.nio.file.Path;

/** Gives whole, checked parts their final names. Thread-safe. */
public final class Publisher {

  public Publisher(FileStore files) {}

  public void publish(Path target, boolean replace) throws FailureException {
    throw new UnsupportedOperationException();
  }
}
