package dev.loadstone.core.store;

import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Segment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What survives a restart. One thread writes; {@link #segments}, {@link #log}, {@code exchanges},
 * {@link #receipt} and {@link #receipts} may be asked from any thread.
 *
 * <p>A job comes back as it was saved, but for two things: {@code Running} and {@code Verifying}
 * come back as {@code Queued}, since nothing runs after a crash; secrets come back as {@link
 * dev.loadstone.core.model.Secrets#NONE}, since they are kept in a {@link SecretStore}.
 *
 * <p>Logs are bounded as {@link StoreBounds} says, exchanges as {@link #historyLimits}. Every
 * method throws {@link StoreException} if the database cannot be used, or after {@link #close}.
 */
public interface JobStore extends AutoCloseable {

  /**
   * Everything the engine needs at its start.
   *
   * @param jobs by number
   * @param nextJob first number not yet given to a job, also counting removed ones
   * @param notices one line each for the person: a backup was restored, for example
   */
  record Contents(List<Job> jobs, long nextJob, Limits limits, List<String> notices) {}

  /**
   * What one turn of the engine decided; stored whole or not at all.
   *
   * @param saved jobs to insert or replace; of two with one number the later counts
   * @param advanced jobs that the store has and of which only what happens to them changed, not
   *     what was asked for nor their place in the queue; none is among {@code saved}
   * @param removed jobs to forget with their segments, log and exchanges; receipts stay
   * @param segments durable offsets of a job's segments, replacing the earlier ones
   * @param log lines; those of jobs that are not in the store are left out, like segments and
   *     exchanges
   * @param receipts each replaces an earlier one of the same file
   * @param deleted files that were deleted: their receipts go
   */
  record Batch(
      List<Job> saved,
      List<Job> advanced,
      List<JobId> removed,
      Map<JobId, List<Segment>> segments,
      List<LogLine> log,
      List<RecordedExchange> exchanges,
      List<Receipt> receipts,
      List<Path> deleted) {

    /** A batch in which no job only advanced and no file was deleted. */
    public Batch(
        List<Job> saved,
        List<JobId> removed,
        Map<JobId, List<Segment>> segments,
        List<LogLine> log,
        List<RecordedExchange> exchanges,
        List<Receipt> receipts) {
      this(saved, List.of(), removed, segments, log, exchanges, receipts, List.of());
    }
  }

  /**
   * An exchange and the job it was made for.
   *
   * @param id even, from {@link #nextExchange} on; 0 lets the store number it
   */
  record RecordedExchange(long id, JobId job, HttpExchange exchange) {

    /** An exchange that the store numbers. */
    public RecordedExchange(JobId job, HttpExchange exchange) {
      this(0, job, exchange);
    }
  }

  Contents load();

  /**
   * Stores the batch in one transaction; once this returns it survives a power cut.
   *
   * @throws StoreException if it could not be stored: nothing of it is, and the store stays usable
   */
  void commit(Batch batch);

  void saveLimits(Limits limits);

  /** Profiles of hosts, without their secrets; any thread. */
  List<HostProfile> profiles();

  /** Stores a profile in place of one with the same pattern. */
  void saveProfile(HostProfile profile);

  /** Forgets a profile, if there is one. */
  void removeProfile(HostPattern pattern);

  /** Durable offsets of a job's segments by their start; empty if none were stored. */
  List<Segment> segments(JobId job);

  /** The job's log, oldest first. */
  List<LogLine> log(JobId job);

  /** The job's exchanges, in the order they began. */
  List<ExchangeRecord> exchanges(JobId job);

  /** Exchanges that a query finds, newest first. */
  ExchangePage exchanges(ExchangeQuery query);

  /** The highest attempt of a job of which an exchange is kept; 0 without one. */
  int lastAttempt(JobId job);

  /** The first even number that no exchange has. */
  long nextExchange();

  /**
   * Adds the hops of a request that was made outside of jobs.
   *
   * @param firstId even; the others follow by twos
   */
  void record(long firstId, List<HttpExchange> hops);

  HistoryLimits historyLimits();

  /** Changes the limits; what is beyond them goes at once. */
  void saveHistoryLimits(HistoryLimits limits);

  /** Forgets all exchanges. */
  void clearHistory();

  /** The receipt of a published file. */
  Optional<Receipt> receipt(Path file);

  /** Receipts of all files below a library's folder, at any depth, by file. */
  List<Receipt> receipts(Path folder);

  /**
   * Makes a backup if anything changed since the last one and that is not recent. May be called
   * from any platform thread; does not hold back commits.
   */
  void backUp();

  /** Ends the use of the store; closing again does nothing. */
  @Override
  void close();
}
