package dev.loadstone.core.testing;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file store whose chosen calls fail. Thread-safe. */
public final class FaultyFileStore implements FileStore {
  private final FileStore real;
  private final List<Call> calls = new ArrayList<>();
  private Rule rule = (_, _) -> null;

  /** What is called, on the store or on an open file. */
  public enum Kind {
    OPEN,
    OPEN_LOCKED,
    FACTS,
    CREATE_FOLDERS,
    MOVE,
    DELETE,
    SET_MODIFIED,
    FORCE_FOLDER,
    USABLE_SPACE,
    READ,
    WRITE,
    FORCE,
    SIZE,
    TRUNCATE
  }

  /** One call. */
  public record Call(Kind kind, Path path) {}

  /** Decides which calls fail. */
  @FunctionalInterface
  public interface Rule {
    /**
     * The error of a call; null lets it through.
     *
     * @param number of the call, from 1
     */
    @Nullable IOException errorOf(Call call, int number);
  }

  public FaultyFileStore(FileStore real) {
    this.real = real;
  }

  /** What Linux says when the disk is full. */
  public static IOException diskFull() {
    return new IOException("No space left on device");
  }

  /** Sets which calls fail from here on and begins to count anew. */
  public synchronized void failWhen(Rule newRule) {
    rule = newRule;
    calls.clear();
  }

  /** Fails all calls from the n-th on: the process never gets further. */
  public void failFrom(int number) {
    failWhen((_, n) -> n >= number ? new IOException("the end") : null);
  }

  /** Fails all calls of a kind on paths with an ending. */
  public void failAll(Kind kind, String ending, IOException error) {
    failWhen(
        (call, _) -> call.kind() == kind && call.path().toString().endsWith(ending) ? error : null);
  }

  /** The calls since the last rule. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  private synchronized void call(Kind kind, Path path) throws IOException {
    Call call = new Call(kind, path);
    calls.add(call);
    IOException error = rule.errorOf(call, calls.size());
    if (error != null) {
      throw error;
    }
  }

  @Override
  public OpenFile open(Path file, Mode mode) throws IOException {
    call(Kind.OPEN, file);
    return new Handle(real.open(file, mode), file);
  }

  @Override
  public @Nullable LockedFile openLocked(Path file, Mode mode) throws IOException {
    call(Kind.OPEN_LOCKED, file);
    LockedFile opened = real.openLocked(file, mode);
    return opened == null ? null : new LockedFile(new Handle(opened.file(), file), opened.made());
  }

  @Override
  public @Nullable FileFacts facts(Path path) throws IOException {
    call(Kind.FACTS, path);
    return real.facts(path);
  }

  @Override
  public Path realPath(Path path) throws IOException {
    call(Kind.FACTS, path);
    return real.realPath(path);
  }

  @Override
  public int names(Path file) throws IOException {
    call(Kind.FACTS, file);
    return real.names(file);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    call(Kind.CREATE_FOLDERS, folder);
    real.createFolders(folder);
  }

  @Override
  public void moveNoReplace(Path from, Path to) throws IOException {
    call(Kind.MOVE, to);
    real.moveNoReplace(from, to);
  }

  @Override
  public void moveReplace(Path from, Path to) throws IOException {
    call(Kind.MOVE, to);
    real.moveReplace(from, to);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    call(Kind.DELETE, file);
    return real.deleteIfExists(file);
  }

  @Override
  public void setModified(Path file, Instant time) throws IOException {
    call(Kind.SET_MODIFIED, file);
    real.setModified(file, time);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    call(Kind.FORCE_FOLDER, folder);
    real.forceFolder(folder);
  }

  @Override
  public long usableSpace(Path path) throws IOException {
    call(Kind.USABLE_SPACE, path);
    return real.usableSpace(path);
  }

  private final class Handle implements OpenFile {
    private final OpenFile file;
    private final Path path;

    Handle(OpenFile file, Path path) {
      this.file = file;
      this.path = path;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      call(Kind.READ, path);
      return file.read(target, position);
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      call(Kind.WRITE, path);
      file.write(source, position);
    }

    @Override
    public void force() throws IOException {
      call(Kind.FORCE, path);
      file.force();
    }

    @Override
    public long size() throws IOException {
      call(Kind.SIZE, path);
      return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      call(Kind.TRUNCATE, path);
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
