package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.NOW;
import static dev.loadstone.core.store.Samples.job;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.store.JobStore.Batch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of its own that commits batch after batch and prints the number of each. */
final class ChildStore {
  private static final int MOST = 100_000;

  private ChildStore() {}

  public static void main(String[] args) {
    try (JobStore store = SqliteJobStore.open(Path.of(args[0]), new TestClock())) {
      long next = store.load().nextJob();
      for (long i = next; i < next + MOST; i++) {
        store.commit(batch(i));
        System.out.println(i);
      }
    } catch (StoreException e) {
      System.out.println(e.getMessage());
    }
  }

  /** A job that belongs to its batch with all it has. */
  static Batch batch(long number) {
    JobId id = new JobId(number);
    return new Batch(
        List.of(job(number)),
        List.of(),
        Map.of(id, List.of(new Segment(new ByteRange(0, 100), 50))),
        List.of(new LogLine(id, NOW, "batch " + number)),
        List.of(),
        List.of());
  }

  static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            ChildStore.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  static String firstLine(Process child) throws IOException {
    String line = child.inputReader(StandardCharsets.UTF_8).readLine();
    return line == null ? "" : line;
  }
}
