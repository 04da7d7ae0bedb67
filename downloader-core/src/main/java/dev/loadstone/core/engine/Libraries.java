package dev.loadstone.core.engine;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.library.AssetLibrary;
import dev.loadstone.core.library.IndexPacing;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of each library folder up to date, on a thread of its own: soon when nothing
 * runs, seldom while much does, always before it is closed.
 */
final class Libraries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Libraries.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final FileStore files;
  private final TimeSource time;
  private final Function<Path, List<Receipt>> receipts;
  private final Consumer<String> troubles;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final Map<Path, Shelf> shelves = new HashMap<>();
  private final Thread thread;
  private boolean idle = true;
  private boolean closing;

  private static final class Shelf {
    final AssetLibrary library;
    IndexPacing pacing;

    Shelf(AssetLibrary library, IndexPacing pacing) {
      this.library = library;
      this.pacing = pacing;
    }
  }

  /**
   * Starts.
   *
   * @param receipts below a folder, to make anew an index that was lost; those of libraries further
   *     down are left out
   * @param troubles told, in one line each, what a person should know
   */
  Libraries(
      FileStore files,
      TimeSource time,
      Function<Path, List<Receipt>> receipts,
      Consumer<String> troubles) {
    this.files = files;
    this.time = time;
    this.receipts = receipts;
    this.troubles = troubles;
    thread = Thread.ofPlatform().name("loadstone-library").daemon().start(this::run);
  }

  void put(Receipt receipt) {
    inbox.add(() -> change(receipt.folder(), library -> library.put(receipt)));
  }

  void remove(Receipt receipt) {
    inbox.add(() -> change(receipt.folder(), library -> library.remove(receipt.path())));
  }

  void idle(boolean nothingRuns) {
    inbox.add(() -> idle = nothingRuns);
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    inbox.add(() -> closing = true);
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        Runnable first = inbox.poll(nanosUntilDue(), TimeUnit.NANOSECONDS);
        if (first != null) {
          first.run();
        }
      } catch (InterruptedException _) {
        closing = true;
      }
      for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
        next.run();
      }
      shelves.values().forEach(this::writeIfDue);
    }
  }

  private long nanosUntilDue() {
    long now = time.nanos();
    return shelves.values().stream()
        .filter(shelf -> shelf.library.isChanged())
        .mapToLong(shelf -> shelf.pacing.delay(now, idle))
        .min()
        .orElse(LONGEST_WAIT.toNanos());
  }

  private void change(Path folder, Consumer<AssetLibrary> change) {
    Shelf shelf = shelves.get(folder);
    try {
      if (shelf == null) {
        shelf = open(folder);
        shelves.put(folder, shelf);
      }
      change.accept(shelf.library);
    } catch (FailureException e) {
      tell(folder, e);
    } catch (RuntimeException e) {
      LOG.error("a change of the index of {} failed", folder, e);
      troubles.accept("The asset index of " + folder + " could not be written: see the log file");
    }
  }

  private Shelf open(Path folder) throws FailureException {
    AssetLibrary library = AssetLibrary.open(files, time, folder);
    if (library.takeIncomplete()) {
      receipts.apply(folder).stream()
          .filter(receipt -> receipt.folder().equals(folder))
          .forEach(library::put);
    }
    library.takeNotices().forEach(troubles);
    return new Shelf(library, IndexPacing.starting(time.nanos()));
  }

  private void writeIfDue(Shelf shelf) {
    long started = time.nanos();
    if (!shelf.library.isChanged() || (!closing && shelf.pacing.delay(started, idle) > 0)) {
      return;
    }
    try {
      shelf.library.write();
    } catch (FailureException e) {
      tell(shelf.library.folder(), e);
    }
    shelf.library.takeNotices().forEach(troubles);
    // A failed write waits as long as a done one, so that a full disk is not asked without pause.
    idle &= !shelf.library.isChanged();
    shelf.pacing = IndexPacing.after(started, time.nanos());
  }

  private void tell(Path folder, FailureException e) {
    LOG.warn("the index of {} could not be brought up to date", folder, e);
    troubles.accept(
        "The asset index of " + folder + " could not be written: " + e.failure().detail());
  }
}
