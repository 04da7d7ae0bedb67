package dev.loadstone.core.store;

import static dev.loadstone.core.store.Samples.NOW;
import static dev.loadstone.core.store.Samples.job;
import static dev.loadstone.core.store.Samples.saving;

import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.store.JobStore.Batch;
import dev.loadstone.core.store.JobStore.RecordedExchange;
import dev.loadstone.core.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what the store costs; run by hand with an empty folder. No test. */
final class StoreMeasurement {
  private static final int JOBS = 100_000;

  private StoreMeasurement() {}

  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    for (int round = 1; round <= 3; round++) {
      Path data = folder.resolve("round-" + round + "-" + ProcessHandle.current().pid());
      manyJobs(data, round == 2);
    }
    commitCosts(folder.resolve("commits-" + ProcessHandle.current().pid()));
  }

  private static void manyJobs(Path data, boolean published) throws Exception {
    List<Job> jobs = new ArrayList<>();
    for (int i = 1; i <= JOBS; i++) {
      jobs.add(
          published
              ? job(i)
                  .withState(new JobState.Published(Samples.receipt("packs/item-" + i + ".pck")))
                  .withTarget(Samples.FOLDER.resolve("packs/item-" + i), Samples.remote())
              : job(i));
    }
    System.out.println(JOBS + (published ? " published jobs" : " queued jobs"));
    long used = used();
    JobStore[] open = new JobStore[1];
    time("open new", () -> open[0] = SqliteJobStore.open(data, TimeSource.SYSTEM));
    time("commit all", () -> open[0].commit(saving(jobs)));
    jobs.clear();
    time("back up", () -> open[0].backUp());
    time("close", () -> open[0].close());
    System.out.println("  size " + Files.size(data.resolve("loadstone.db")) / 1_000_000 + " MB");
    used = used();
    time("open", () -> open[0] = SqliteJobStore.open(data, TimeSource.SYSTEM));
    JobStore.Contents[] loaded = new JobStore.Contents[1];
    time("load", () -> loaded[0] = open[0].load());
    System.out.println("  heap of loaded jobs " + (used() - used) / 1_000_000 + " MB");
    List<JobId> ids = loaded[0].jobs().stream().map(Job::id).toList();
    loaded[0] = null;
    time("remove all", () -> open[0].commit(Samples.removing(ids.toArray(JobId[]::new))));
    time("close", () -> open[0].close());
  }

  private static void commitCosts(Path data) throws Exception {
    for (String synchronous : List.of("FULL", "NORMAL")) {
      Path folder = data.resolve(synchronous);
      try (JobStore store = SqliteJobStore.open(folder, TimeSource.SYSTEM)) {
        store.commit(saving(Samples.jobs(100)));
      }
      Database database = new Database(folder.resolve("loadstone.db"));
      try (Connection connection = database.openWriter(0)) {
        connection.setAutoCommit(true);
        Database.pragma(connection, "synchronous = " + synchronous);
        connection.setAutoCommit(false);
        JobWriter writer = new JobWriter(connection, 101, new ReceiptTexts());
        LogTable log = new LogTable(connection, 101);
        ExchangeTable exchanges = new ExchangeTable(connection, 101);
        for (int size : List.of(1, 10, 100)) {
          commits(synchronous, size, connection, writer, log, exchanges);
        }
      }
    }
  }

  private static void commits(
      String mode,
      int size,
      Connection connection,
      JobWriter writer,
      LogTable log,
      ExchangeTable exchanges)
      throws Exception {
    int rounds = 300;
    long[] took = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      Batch batch = batch(size);
      long start = System.nanoTime();
      writer.save(batch.saved());
      log.add(batch.log());
      exchanges.add(batch.exchanges(), HistoryLimits.DEFAULTS);
      connection.commit();
      took[i] = System.nanoTime() - start;
    }
    java.util.Arrays.sort(took);
    System.out.printf(
        "%s, %d jobs with a line and an exchange: median %.2f ms, p99 %.2f ms%n",
        mode, size, took[rounds / 2] / 1e6, took[rounds * 99 / 100] / 1e6);
  }

  private static Batch batch(int size) {
    List<Job> jobs = Samples.jobs(size);
    return new Batch(
        jobs,
        List.of(),
        Map.of(),
        jobs.stream().map(each -> new LogLine(each.id(), NOW, "206: continued at 10")).toList(),
        jobs.stream().map(each -> new RecordedExchange(each.id(), Samples.exchange(1))).toList(),
        List.of());
  }

  private static void time(String what, Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    System.out.printf("  %s %.0f ms%n", what, (System.nanoTime() - start) / 1e6);
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
