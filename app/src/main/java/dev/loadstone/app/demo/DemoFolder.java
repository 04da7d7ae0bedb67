package dev.loadstone.app.demo;

import dev.loadstone.core.model.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one demo: the server's files, the engine's data, the library. A mark tells it from
 * folders that hold somebody's own files, which are never touched.
 */
final class DemoFolder implements AutoCloseable {
  private static final String MARK = ".loadstone-demo";

  private final Path root;
  private final FileChannel mark;

  private DemoFolder(Path root, FileChannel mark) {
    this.root = root;
    this.mark = mark;
  }

  /**
   * Takes the folder and removes what an earlier demo left in it.
   *
   * @throws InvalidInputException if something else is in it, or another demo is at work
   */
  static DemoFolder take(Path root) throws IOException {
    if (Files.exists(root) && !Files.exists(root.resolve(MARK)) && !isEmpty(root)) {
      throw new InvalidInputException(
          root + " holds other files: choose an empty folder with --dir");
    }
    Files.createDirectories(root);
    FileChannel mark =
        FileChannel.open(root.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(mark)) {
      mark.close();
      throw new InvalidInputException(
          "Another demo is at work in " + root + ": choose another folder with --dir");
    }
    DemoFolder folder = new DemoFolder(root, mark);
    folder.remove(List.of(folder.server(), folder.data(), folder.library()));
    return folder;
  }

  Path server() {
    return root.resolve("server");
  }

  Path data() {
    return root.resolve("data");
  }

  Path library() {
    return root.resolve("library");
  }

  /** Removes folders with all that is in them, not following links. */
  void remove(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(folder, new Removal());
      }
    }
  }

  @Override
  public void close() throws IOException {
    mark.close();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static boolean isLocked(FileChannel mark) throws IOException {
    try {
      @Nullable FileLock lock = mark.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
