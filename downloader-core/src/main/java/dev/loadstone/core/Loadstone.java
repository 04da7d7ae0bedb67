package dev.loadstone.core;

import dev.loadstone.core.library.LibraryCheck;
import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Selection;
import dev.loadstone.core.model.Submission;
import dev.loadstone.core.model.Totals;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A download engine with its queue. Thread-safe; commands return once they are stored. */
public final class Loadstone implements AutoCloseable {

  private Loadstone() {}

  /** Whether a removed job's published file goes too. An unfinished job's part always goes. */
  public enum Removal {
    KEEP_FILE,
    DELETE_FILE
  }

  /** Jobs start by themselves, or the queue is only looked at and changed. */
  public enum Mode {
    RUN,
    /** Only jobs that this session submits, resumes or retries start. */
    RUN_SUBMITTED,
    /** Changes are stored, nothing is downloaded. */
    HOLD,
    /** Nothing is changed; another program may have the folder. */
    READ
  }

  /**
   * Checks the files of a library against its index; needs no data folder, blocks.
   *
   * @param folder absolute
   * @param cancelled asked often, on any thread
   * @throws FailureException FILE_CANT_OPEN if there is no index that can be read
   */
  public static LibraryCheck.Result verify(
      Path folder,
      LibraryCheck.Depth depth,
      LibraryCheck.Listener listener,
      BooleanSupplier cancelled)
      throws FailureException {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens the data folder.
   *
   * @throws dev.loadstone.core.store.StoreException if another program has it, or it is unusable
   */
  public static Loadstone open(Settings settings, Mode mode) {
    throw new UnsupportedOperationException();
  }

  /** What opening had to tell, one line each: a backup was restored, for example. */
  public List<String> notices() {
    throw new UnsupportedOperationException();
  }

  /** Adds jobs, in their order, in one transaction. */
  public List<Submission> submit(List<JobRequest> requests) {
    throw new UnsupportedOperationException();
  }

  /** Stops running jobs and keeps waiting ones from starting. Returns how many it was about. */
  public int pause(Selection jobs) {
    throw new UnsupportedOperationException();
  }

  /** Lets paused jobs go on. */
  public int resume(Selection jobs) {
    throw new UnsupportedOperationException();
  }

  /** Starts failed jobs, and ones waiting in backoff, again at once. */
  public int retry(Selection jobs) {
    throw new UnsupportedOperationException();
  }

  /** Takes jobs out of the queue. */
  public int remove(Selection jobs, Removal removal) {
    throw new UnsupportedOperationException();
  }

  /** Replaces what was asked for, keeping received bytes where they can be proved. */
  public void change(JobId job, JobRequest request) {
    throw new UnsupportedOperationException();
  }

  /** Moves jobs, keeping their order among themselves, before another; null moves them last. */
  public void move(List<JobId> jobs, @org.jspecify.annotations.Nullable JobId before) {
    throw new UnsupportedOperationException();
  }

  public Limits limits() {
    throw new UnsupportedOperationException();
  }

  /** Changes the limits; running jobs follow at once. */
  public void limit(Limits limits) {
    throw new UnsupportedOperationException();
  }

  /** All jobs, in the order of the queue. */
  public List<JobView> jobs() {
    throw new UnsupportedOperationException();
  }

  public Optional<JobView> job(JobId id) {
    throw new UnsupportedOperationException();
  }

  public Totals totals(Selection jobs) {
    throw new UnsupportedOperationException();
  }

  public List<LogLine> log(JobId id) {
    throw new UnsupportedOperationException();
  }

  public List<HttpExchange> exchanges(JobId id) {
    throw new UnsupportedOperationException();
  }

  /** Completes when the job is published, failed, paused or removed. */
  public CompletableFuture<Job> settled(JobId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * Tells of changes, at most ten times a second, on the engine's thread; the first set holds all
   * jobs. Closing the result ends it.
   */
  public AutoCloseable subscribe(Consumer<EngineChanges> listener) {
    throw new UnsupportedOperationException();
  }

  /** Stops transfers, keeping what was received, and closes the store. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
