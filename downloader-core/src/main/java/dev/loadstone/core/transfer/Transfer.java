package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one job: from the first request to a part that is whole and checked. */
public final class Transfer {
  private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);

  private final Attempt attempt;
  private final @Nullable Receipt previous;

  /**
   * What every transfer uses.
   *
   * @param everything the limit of all jobs together
   * @param content recognises what a file is
   * @param receipts of files published earlier
   * @param finished takes over parts that are whole, forced, checked and still open
   */
  public record Tools(
      HttpTransport transport,
      FileStore files,
      TimeSource time,
      Throttle everything,
      HostGate hosts,
      TargetNames names,
      ContentCheck content,
      Receipts receipts,
      Consumer<PartFile> finished) {

    /** Tools of transfers that close their finished parts. */
    public Tools(
        HttpTransport transport,
        FileStore files,
        TimeSource time,
        Throttle everything,
        HostGate hosts,
        TargetNames names,
        ContentCheck content,
        Receipts receipts) {
      this(transport, files, time, everything, hosts, names, content, receipts, PartFile::close);
    }
  }

  /**
   * An attempt.
   *
   * @param job with its secrets
   * @param number of the attempt, from 1
   * @param previous receipt of the file this job published before; null if it never did
   */
  public Transfer(
      Tools tools, Job job, int number, @Nullable Receipt previous, TransferListener listener) {
    this.previous = previous;
    TimeSource time = tools.time();
    Duration most = job.request().options().maxTime();
    attempt =
        new Attempt(
            tools,
            job,
            number,
            listener,
            new StopSignal(),
            new Progress(time, job.received()),
            new Throttle(time, job.request().options().bytesPerSecond()),
            tools.hosts().throttle(job.request().link().origin(), time),
            most == null ? Attempt.NO_DEADLINE : time.nanos() + most.toNanos());
  }

  /**
   * Runs to the end; blocks. Holds one connection of the link's origin that the caller acquired.
   */
  public TransferResult run() {
    CountDownLatch ended = new CountDownLatch(1);
    if (attempt.deadline() != Attempt.NO_DEADLINE) {
      Thread.ofVirtual().name("loadstone-deadline").start(() -> stopAtDeadline(ended));
    }
    try {
      return Download.run(attempt, previous);
    } catch (FailureException e) {
      return ended(e.failure());
    } catch (RuntimeException | Error e) {
      LOG.error("Job {} failed for a reason that nobody foresaw", attempt.job().id(), e);
      return ended(Failure.of(FailureCode.INTERNAL, "internal error: " + e.getClass().getName()));
    } finally {
      ended.countDown();
    }
  }

  /** Makes {@link #run} return {@link TransferResult.Stopped} soon, keeping what was received. */
  public void stop() {
    attempt.stop().set(StopSignal.Reason.ASKED);
  }

  /** Changes the job's own limit. */
  public void limit(long bytesPerSecond) {
    attempt.own().limit(bytesPerSecond);
  }

  /** How it moves; any thread. */
  public LiveProgress progress() {
    return attempt.progress().live();
  }

  private TransferResult ended(Failure failure) {
    long received = attempt.progress().received();
    boolean progressed = attempt.progress().advanced();
    if (attempt.stop().reason() == StopSignal.Reason.OUT_OF_TIME) {
      Failure late =
          Failure.of(
              FailureCode.OUT_OF_TIME,
              "not done within " + seconds(attempt.options().maxTime()) + " as set");
      return new TransferResult.Broke(late, received, progressed);
    }
    if (failure.code() == FailureCode.CANCELLED) {
      return new TransferResult.Stopped(received);
    }
    return new TransferResult.Broke(failure, received, progressed);
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "the time" : time.toMillis() / 1e3 + " s";
  }

  /** A blocked call does not look at the clock. */
  private void stopAtDeadline(CountDownLatch ended) {
    try {
      long left = attempt.deadline() - attempt.nanos();
      if (!ended.await(left, TimeUnit.NANOSECONDS)) {
        attempt.stop().set(StopSignal.Reason.OUT_OF_TIME);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
