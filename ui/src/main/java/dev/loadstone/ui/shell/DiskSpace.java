package dev.loadstone.ui.shell;

import dev.loadstone.ui.common.Beat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells now and then how much room the disk of a folder has. FX thread; the disk is asked off it.
 */
final class DiskSpace {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final Supplier<Path> folder;
  private final LongConsumer told;
  private final Beat beat = new Beat(BETWEEN, this::ask);
  private boolean asking;

  /**
   * Begins to tell.
   *
   * @param folder need not be there: the nearest one above it counts
   * @param told bytes; -1 if nobody can say
   */
  DiskSpace(Supplier<Path> folder, LongConsumer told) {
    this.folder = folder;
    this.told = told;
    beat.start();
    ask();
  }

  void stop() {
    beat.stop();
  }

  /** A disk in the network may take its time to answer: it is asked once until it does. */
  private void ask() {
    if (asking) {
      return;
    }
    asking = true;
    Path wanted = folder.get();
    Thread.ofVirtual()
        .name("loadstone-disk-space")
        .start(
            () -> {
              long room = room(wanted);
              Platform.runLater(
                  () -> {
                    asking = false;
                    told.accept(room);
                  });
            });
  }

  private static long room(Path folder) {
    @Nullable Path there = folder.toAbsolutePath();
    while (there != null && !Files.isDirectory(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return -1;
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      LOG.debug("the room of {} is not known", there, e);
      return -1;
    }
  }
}
