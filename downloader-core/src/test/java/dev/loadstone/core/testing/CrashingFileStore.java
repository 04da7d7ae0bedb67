package dev.loadstone.core.testing;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.NotRegularFileException;
import dev.loadstone.core.disk.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory that forget at a {@link #crash} what was not forced: bytes that no {@code force}
 * covers, names that no {@code forceFolder} covers. Moving takes two steps, as on a disk. No
 * symbolic links. Thread-safe.
 */
public final class CrashingFileStore implements FileStore {
  private final Map<Path, MemoryFile> names = new HashMap<>();
  private final Map<Path, MemoryFile> durableNames = new HashMap<>();
  private final List<NameChange> unforcedNames = new ArrayList<>();
  private final Set<Path> folders = new HashSet<>();
  private final Set<MemoryFile> locked = new HashSet<>();
  private int life;
  private long usable = Long.MAX_VALUE;

  /** A name that came to be, or went if there is no file. */
  private record NameChange(Path path, @Nullable MemoryFile file) {}

  public CrashingFileStore(Path folder) {
    createFolders(folder);
  }

  /** The power goes: everything that was not forced is gone, and so are all open files. */
  public synchronized void crash() {
    crash(null);
  }

  /** The power goes: of what was not forced, the random numbers decide what reached the disk. */
  public synchronized void crash(@Nullable Random random) {
    kill();
    Set<Path> keepsLosing = new HashSet<>();
    for (NameChange each : unforcedNames) {
      Path folder = folderOf(each.path());
      if (random == null || random.nextInt(3) == 0) {
        keepsLosing.add(folder);
      }
      if (!keepsLosing.contains(folder)) {
        apply(durableNames, each);
      }
    }
    unforcedNames.clear();
    names.clear();
    names.putAll(durableNames);
    new HashSet<>(names.values()).forEach(file -> file.crash(random));
  }

  /** The process dies: its open files are gone, everything else stays. */
  public synchronized void kill() {
    life++;
    locked.clear();
  }

  /** Sets what {@link #usableSpace} answers. */
  public synchronized void usable(long bytes) {
    usable = bytes;
  }

  /** The bytes under a name. */
  public synchronized byte[] content(Path path) throws IOException {
    return existing(path).content();
  }

  @Override
  public synchronized OpenFile open(Path file, Mode mode) throws IOException {
    MemoryFile found = names.get(absolute(file));
    if (found != null && locked.contains(found)) {
      throw new IOException(file + " is in use by this program");
    }
    return new Handle(opened(file, mode), false);
  }

  @Override
  public synchronized @Nullable LockedFile openLocked(Path file, Mode mode) throws IOException {
    boolean made = !names.containsKey(absolute(file));
    MemoryFile found = opened(file, mode);
    return locked.add(found) ? new LockedFile(new Handle(found, true), made) : null;
  }

  @Override
  public synchronized @Nullable FileFacts facts(Path path) {
    MemoryFile found = names.get(absolute(path));
    if (found != null) {
      return new FileFacts(true, found.size(), found.modified(), found);
    }
    return folders.contains(absolute(path))
        ? new FileFacts(false, 0, Instant.EPOCH, absolute(path))
        : null;
  }

  @Override
  public Path realPath(Path path) {
    return absolute(path);
  }

  @Override
  public synchronized int names(Path file) throws IOException {
    MemoryFile found = existing(file);
    return (int) names.values().stream().filter(each -> each == found).count();
  }

  @Override
  public synchronized void createFolders(Path folder) {
    for (Path at = absolute(folder); at != null; at = at.getParent()) {
      folders.add(at);
    }
  }

  @Override
  public synchronized void moveNoReplace(Path from, Path to) throws IOException {
    MemoryFile moved = existing(from);
    MemoryFile there = names.get(absolute(to));
    if (there != moved) {
      if (there != null || folders.contains(absolute(to))) {
        throw new FileAlreadyExistsException(to.toString());
      }
      change(to, moved);
    }
    change(from, null);
  }

  @Override
  public synchronized void moveReplace(Path from, Path to) throws IOException {
    change(to, existing(from));
    change(from, null);
  }

  @Override
  public synchronized boolean deleteIfExists(Path file) {
    boolean there = names.containsKey(absolute(file));
    if (there) {
      change(file, null);
    }
    return there;
  }

  @Override
  public synchronized void setModified(Path file, Instant time) throws IOException {
    existing(file).modified(time);
  }

  @Override
  public synchronized void forceFolder(Path folder) {
    List<NameChange> covered =
        unforcedNames.stream()
            .filter(each -> folderOf(each.path()).equals(absolute(folder)))
            .toList();
    covered.forEach(each -> apply(durableNames, each));
    unforcedNames.removeAll(covered);
  }

  @Override
  public synchronized long usableSpace(Path path) {
    return usable;
  }

  private void change(Path path, @Nullable MemoryFile file) {
    NameChange change = new NameChange(absolute(path), file);
    apply(names, change);
    unforcedNames.add(change);
  }

  private static void apply(Map<Path, MemoryFile> names, NameChange change) {
    if (change.file() == null) {
      names.remove(change.path());
    } else {
      names.put(change.path(), change.file());
    }
  }

  private MemoryFile opened(Path file, Mode mode) throws IOException {
    return mode == Mode.READ_WRITE_CREATE ? existingOrNew(file) : existing(file);
  }

  private MemoryFile existing(Path path) throws IOException {
    MemoryFile found = names.get(absolute(path));
    if (found == null) {
      refuseFolder(path);
      throw new NoSuchFileException(path.toString());
    }
    return found;
  }

  private MemoryFile existingOrNew(Path path) throws IOException {
    refuseFolder(path);
    if (!folders.contains(folderOf(path))) {
      throw new NoSuchFileException(path.toString());
    }
    if (!names.containsKey(absolute(path))) {
      change(path, new MemoryFile());
    }
    return existing(path);
  }

  private void refuseFolder(Path path) throws IOException {
    if (folders.contains(absolute(path))) {
      throw new NotRegularFileException(path);
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Path folderOf(Path path) {
    Path parent = absolute(path).getParent();
    return parent == null ? absolute(path) : parent;
  }

  /** An open file of one life of the process. */
  private final class Handle implements OpenFile {
    private final MemoryFile file;
    private final boolean lock;
    private final int born = life;
    private boolean open = true;

    Handle(MemoryFile file, boolean lock) {
      this.file = file;
      this.lock = lock;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      synchronized (CrashingFileStore.this) {
        return live().read(target, position);
      }
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      synchronized (CrashingFileStore.this) {
        live().write(source, position);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (CrashingFileStore.this) {
        live().force();
      }
    }

    @Override
    public long size() throws IOException {
      synchronized (CrashingFileStore.this) {
        return live().size();
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (CrashingFileStore.this) {
        live().truncate(size);
      }
    }

    @Override
    public void close() {
      synchronized (CrashingFileStore.this) {
        if (open && lock && born == life) {
          locked.remove(file);
        }
        open = false;
      }
    }

    private MemoryFile live() throws IOException {
      if (!open || born != life) {
        throw new ClosedChannelException();
      }
      return file;
    }
  }
}
