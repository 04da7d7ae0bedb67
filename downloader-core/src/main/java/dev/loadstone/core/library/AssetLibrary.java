package dev.loadstone.core.library;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.FileStore.FileFacts;
import dev.loadstone.core.disk.FileStore.Mode;
import dev.loadstone.core.disk.OpenFile;
import dev.loadstone.core.library.IndexFormat.DamagedIndexException;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.time.TimeSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder of published files and its index, which games read.
 *
 * <p>Keeps changes only: the index itself stays on disk and is read and written as a stream, so
 * what other programs put into it is kept, and memory does not grow with it. Writers of several
 * processes take turns by locking {@code loadstone-assets.json.lock}, an empty file that stays.
 *
 * <p>Thread-safe; {@link #write} blocks, the other calls do not.
 */
public final class AssetLibrary {
  private static final int LOCK_ATTEMPTS = 200;
  private static final long LOCK_PAUSE = 25_000_000L;
  private static final int MOST_SET_ASIDE = 1000;

  private final FileStore files;
  private final TimeSource time;
  private final Path folder;
  private final Path index;
  private final Object writing = new Object();
  private final NavigableMap<String, Optional<IndexedAsset>> changes = new TreeMap<>();
  private final List<String> notices = new ArrayList<>();
  private boolean incomplete;

  private AssetLibrary(FileStore files, TimeSource time, Path folder) {
    this.files = files;
    this.time = time;
    this.folder = folder;
    this.index = folder.resolve(AssetIndex.FILE_NAME);
  }

  /**
   * Opens the library of a folder, which need not exist yet; a damaged index is set aside.
   *
   * @throws FailureException FILE_CANT_OPEN if the index cannot be read or a newer Loadstone wrote
   *     it: it is left alone
   */
  public static AssetLibrary open(FileStore files, TimeSource time, Path folder)
      throws FailureException {
    AssetLibrary library = new AssetLibrary(files, time, folder);
    library.check();
    return library;
  }

  public Path folder() {
    return folder;
  }

  /**
   * Whether the index is missing what was published earlier, because it was lost: hand in all
   * receipts of the folder then. Answers true once.
   */
  public synchronized boolean takeIncomplete() {
    boolean answer = incomplete;
    incomplete = false;
    return answer;
  }

  /** What there is to tell since the last call, one line each. */
  public synchronized List<String> takeNotices() {
    List<String> taken = List.copyOf(notices);
    notices.clear();
    return taken;
  }

  /** Enters a published file, in place of an earlier one of that path. */
  public void put(Receipt receipt) {
    if (!receipt.folder().equals(folder)) {
      throw new IllegalArgumentException("a receipt of another folder: " + receipt.folder());
    }
    change(receipt.path(), Optional.of(IndexedAsset.of(receipt)));
  }

  /** Takes a file out of the index. */
  public void remove(String path) {
    change(path, Optional.empty());
  }

  /** Whether there are changes to write. */
  public synchronized boolean isChanged() {
    return !changes.isEmpty();
  }

  /**
   * Writes all changes so far; the index is replaced only if it comes out different. After a
   * failure the changes are kept for the next call.
   *
   * @return whether the index was replaced
   * @throws FailureException DISK_FULL, FILE_WRITE_ERROR, FILE_CANT_OPEN, or TARGET_BUSY if another
   *     program holds the lock for five seconds
   */
  public boolean write() throws FailureException {
    synchronized (writing) {
      NavigableMap<String, Optional<IndexedAsset>> taken;
      synchronized (this) {
        taken = new TreeMap<>(changes);
      }
      if (taken.isEmpty()) {
        return false;
      }
      boolean replaced;
      try {
        files.createFolders(folder);
        replaced = writeLocked(taken);
      } catch (IOException e) {
        throw IndexFailures.writing(e);
      }
      synchronized (this) {
        taken.forEach(changes::remove);
      }
      return replaced;
    }
  }

  private synchronized void change(String path, Optional<IndexedAsset> asset) {
    changes.put(path, asset);
  }

  private void check() throws FailureException {
    try (OpenFile file = openIndex()) {
      if (file == null) {
        noteIncomplete();
        return;
      }
      IndexFormat.read(OpenFileStreams.input(file), _ -> {});
    } catch (DamagedIndexException e) {
      setAsideLocked();
    } catch (IOException e) {
      throw IndexFailures.reading(e);
    }
  }

  private void setAsideLocked() throws FailureException {
    try (OpenFile _ = lock()) {
      // Another program may have repaired it in the meantime.
      try (OpenFile file = openIndex()) {
        if (file != null) {
          IndexFormat.read(OpenFileStreams.input(file), _ -> {});
        }
      } catch (DamagedIndexException e) {
        setAside(e);
      }
    } catch (IOException e) {
      throw IndexFailures.writing(e);
    }
  }

  private boolean writeLocked(NavigableMap<String, Optional<IndexedAsset>> taken)
      throws IOException {
    try (OpenFile _ = lock()) {
      try {
        return replace(taken);
      } catch (DamagedIndexException e) {
        setAside(e);
        return replace(taken);
      }
    }
  }

  private boolean replace(NavigableMap<String, Optional<IndexedAsset>> taken) throws IOException {
    Path temporary = folder.resolve(AssetIndex.FILE_NAME + ".tmp");
    boolean changed = false;
    try {
      try (OpenFile out = files.open(temporary, Mode.READ_WRITE_CREATE)) {
        changed = merge(taken, out);
        if (changed) {
          out.force();
        }
      }
      if (changed) {
        files.moveReplace(temporary, index);
        files.forceFolder(folder);
      }
      return changed;
    } finally {
      files.deleteIfExists(temporary);
    }
  }

  private boolean merge(NavigableMap<String, Optional<IndexedAsset>> taken, OpenFile out)
      throws IOException {
    try (OpenFile existing = openIndex()) {
      try {
        return stream(existing, taken, out);
      } catch (IndexMerge.OutOfOrder e) {
        return sort(existing, taken, out);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean stream(
      @Nullable OpenFile existing, NavigableMap<String, Optional<IndexedAsset>> taken, OpenFile out)
      throws IOException {
    out.truncate(0);
    try (OutputStream buffered = new BufferedOutputStream(OpenFileStreams.output(out), 1 << 16);
        IndexFormat.Writer writer = new IndexFormat.Writer(buffered)) {
      IndexMerge merge = new IndexMerge(taken, writer);
      if (existing != null) {
        IndexFormat.read(OpenFileStreams.input(existing), merge);
      }
      return merge.finish();
    }
  }

  /** An index that something else has reordered: all of it is needed at once. */
  private static boolean sort(
      @Nullable OpenFile existing, NavigableMap<String, Optional<IndexedAsset>> taken, OpenFile out)
      throws IOException {
    NavigableMap<String, Optional<IndexedAsset>> all = new TreeMap<>();
    if (existing != null) {
      IndexFormat.read(
          OpenFileStreams.input(existing), asset -> all.put(asset.path(), Optional.of(asset)));
    }
    all.putAll(taken);
    stream(null, all, out);
    return true;
  }

  private @Nullable OpenFile openIndex() throws IOException {
    FileFacts facts = files.facts(index);
    if (facts == null) {
      return null;
    }
    if (!facts.regular()) {
      throw new FailureException(
          FailureCode.FILE_CANT_OPEN, AssetIndex.FILE_NAME + " is no regular file");
    }
    return files.open(index, Mode.READ);
  }

  private OpenFile lock() throws IOException {
    Path file = folder.resolve(AssetIndex.FILE_NAME + ".lock");
    for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
      FileStore.LockedFile lock = files.openLocked(file, Mode.READ_WRITE_CREATE);
      if (lock != null) {
        return lock.file();
      }
      time.sleep(LOCK_PAUSE);
    }
    throw new FailureException(
        FailureCode.TARGET_BUSY, "another program is writing " + AssetIndex.FILE_NAME);
  }

  private void setAside(DamagedIndexException why) throws IOException {
    for (int number = 1; number <= MOST_SET_ASIDE; number++) {
      String name = AssetIndex.FILE_NAME + ".damaged-" + number;
      if (files.facts(folder.resolve(name)) == null) {
        files.moveNoReplace(index, folder.resolve(name));
        notice(
            AssetIndex.FILE_NAME + " was damaged (" + why.getMessage() + "): set aside as " + name);
        noteIncomplete();
        return;
      }
    }
    throw new FailureException(
        FailureCode.FILE_WRITE_ERROR,
        "there are " + MOST_SET_ASIDE + " damaged indexes beside " + AssetIndex.FILE_NAME);
  }

  private synchronized void noteIncomplete() {
    incomplete = true;
  }

  private synchronized void notice(String line) {
    notices.add(line);
  }
}
