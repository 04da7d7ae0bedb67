package dev.loadstone.core.library;

import dev.loadstone.core.disk.DiskFileStore;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The disk, with a record of calls and failures to order. */
final class RecordingFileStore implements FileStore {
  final List<String> calls = new ArrayList<>();
  @Nullable String failing;
  private final FileStore disk = new DiskFileStore();

  @Override
  public OpenFile open(Path file, Mode mode) throws IOException {
    note("open " + file.getFileName());
    return new RecordingFile(disk.open(file, mode), String.valueOf(file.getFileName()));
  }

  @Override
  public @Nullable LockedFile openLocked(Path file, Mode mode) throws IOException {
    note("open " + file.getFileName());
    return disk.openLocked(file, mode);
  }

  @Override
  public @Nullable FileFacts facts(Path path) throws IOException {
    return disk.facts(path);
  }

  @Override
  public Path realPath(Path path) throws IOException {
    return disk.realPath(path);
  }

  @Override
  public int names(Path file) throws IOException {
    return disk.names(file);
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    disk.createFolders(folder);
  }

  @Override
  public void moveNoReplace(Path from, Path to) throws IOException {
    disk.moveNoReplace(from, to);
  }

  @Override
  public void moveReplace(Path from, Path to) throws IOException {
    note("move " + from.getFileName() + " " + to.getFileName());
    disk.moveReplace(from, to);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    return disk.deleteIfExists(file);
  }

  @Override
  public void setModified(Path file, Instant time) throws IOException {
    disk.setModified(file, time);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    note("force folder");
    disk.forceFolder(folder);
  }

  @Override
  public long usableSpace(Path path) throws IOException {
    return disk.usableSpace(path);
  }

  private synchronized void note(String call) throws IOException {
    calls.add(call);
    if (failing != null && call.startsWith(failing)) {
      throw new IOException("No space left on device");
    }
  }

  private final class RecordingFile implements OpenFile {
    private final OpenFile file;
    private final String name;

    RecordingFile(OpenFile file, String name) {
      this.file = file;
      this.name = name;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      note("write " + name);
      file.write(source, position);
    }

    @Override
    public void force() throws IOException {
      note("force " + name);
      file.force();
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
