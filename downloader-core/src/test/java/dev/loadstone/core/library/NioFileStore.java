package dev.loadstone.core.library;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file store's contract on java.nio, with a record of calls and failures to order. */
class NioFileStore implements FileStore {
  final List<String> calls = new ArrayList<>();
  @Nullable String failing;

  @Override
  public OpenFile open(Path file, Mode mode) throws IOException {
    note("open " + file.getFileName());
    Set<java.nio.file.OpenOption> options =
        mode == Mode.READ
            ? Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
            : Set.of(
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
    return new NioOpenFile(FileChannel.open(file, options), file.getFileName().toString());
  }

  @Override
  public @Nullable FileFacts facts(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    BasicFileAttributes facts =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new FileFacts(facts.isRegularFile(), facts.size(), facts.lastModifiedTime().toInstant());
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void moveNoReplace(Path from, Path to) throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    Files.move(from, to);
  }

  @Override
  public void moveReplace(Path from, Path to) throws IOException {
    note("move " + from.getFileName() + " " + to.getFileName());
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean deleteIfExists(Path file) throws IOException {
    return Files.deleteIfExists(file);
  }

  @Override
  public void setModified(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    note("force folder");
  }

  @Override
  public long usableSpace(Path path) {
    return Long.MAX_VALUE;
  }

  private synchronized void note(String call) throws IOException {
    calls.add(call);
    if (failing != null && call.startsWith(failing)) {
      throw new IOException("No space left on device");
    }
  }

  private final class NioOpenFile implements OpenFile {
    private final FileChannel channel;
    private final String name;

    NioOpenFile(FileChannel channel, String name) {
      this.channel = channel;
      this.name = name;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return channel.read(target, position);
    }

    @Override
    public void write(ByteBuffer source, long position) throws IOException {
      note("write " + name);
      long at = position;
      while (source.hasRemaining()) {
        at += channel.write(source, at);
      }
    }

    @Override
    public void force() throws IOException {
      note("force " + name);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void truncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public boolean tryLock() throws IOException {
      try {
        return channel.tryLock() != null;
      } catch (OverlappingFileLockException e) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
