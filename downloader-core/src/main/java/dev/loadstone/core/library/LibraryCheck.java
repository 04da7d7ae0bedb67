package dev.loadstone.core.library;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Checks every file of a library against its index.
 *
 * <p>Reads the index as a stream and several files at once; memory grows with neither.
 */
public final class LibraryCheck {
  private static final int QUEUE = 64;

  /** How closely is looked. */
  public enum Depth {
    /** Size and time; a file whose time differs is read after all. */
    FAST,
    /** Every byte. */
    FULL
  }

  /** What is wrong with one file. */
  public sealed interface Problem {
    String path();

    record Missing(String path) implements Problem {}

    record SizeDiffers(String path, long expected, long actual) implements Problem {}

    /** Of the length expected, but not the bytes: SHA-256 in hexadecimal digits. */
    record DigestDiffers(String path, String expected, String actual) implements Problem {}

    /** The index names something outside of the folder; it was not looked at. */
    record UnsafePath(String path) implements Problem {}

    record Unreadable(String path, String why) implements Problem {}
  }

  /**
   * How far a check is.
   *
   * @param bytes that were checked or needed no reading
   */
  public record Progress(int files, int allFiles, long bytes, long allBytes) {}

  /** Told now and then, on any thread, one call at a time; must return quickly. */
  @FunctionalInterface
  public interface Listener {
    void progress(Progress progress);
  }

  /**
   * What a check found.
   *
   * @param checked files of the index that were looked at
   * @param sound those without a problem
   * @param bytes of the files looked at, as far as they were read or needed no reading
   * @param unlisted regular files of the folder that are not in the index
   * @param problems the first ones by path, at most {@link #MOST_PROBLEMS}
   * @param problemCount all of them
   * @param cancelled whether it ended early
   */
  public record Result(
      int checked,
      int sound,
      long bytes,
      long unlisted,
      List<Problem> problems,
      int problemCount,
      boolean cancelled) {
    public static final int MOST_PROBLEMS = 10_000;

    public Result {
      problems = List.copyOf(problems);
    }

    public boolean isSound() {
      return problemCount == 0 && !cancelled;
    }
  }

  private LibraryCheck() {}

  /**
   * Checks a library; blocks.
   *
   * @param folder absolute
   * @param cancelled asked before each file and each MiB, on any thread
   * @throws FailureException FILE_CANT_OPEN if there is no index that can be read
   */
  public static Result verify(
      FileStore files, Path folder, Depth depth, Listener listener, BooleanSupplier cancelled)
      throws FailureException {
    long[] all = new long[2];
    AssetIndex.read(
        folder,
        asset -> {
          all[0]++;
          all[1] += asset.size();
        });
    CheckTally tally = new CheckTally((int) all[0], all[1], listener, cancelled);
    FileCheck check = new FileCheck(files, folder, depth, tally);
    int threads = Runtime.getRuntime().availableProcessors();
    // With a full queue the reader of the index checks a file itself: nothing piles up.
    try (ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofVirtual().name("library-check-", 0).factory(),
            new ThreadPoolExecutor.CallerRunsPolicy())) {
      AssetIndex.read(folder, asset -> workers.execute(() -> check.run(asset)));
    }
    return tally.result(tally.isCancelled() ? 0 : regularFiles(folder));
  }

  private static long regularFiles(Path folder) throws FailureException {
    long[] count = new long[1];
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
              boolean index =
                  folder.equals(file.getParent())
                      && file.getFileName().toString().startsWith(AssetIndex.FILE_NAME);
              count[0] += facts.isRegularFile() && !index ? 1 : 0;
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw IndexFailures.reading(e);
    }
    return count[0];
  }
}
