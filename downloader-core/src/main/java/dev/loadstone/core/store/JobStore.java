package dev.loadstone.core.store;

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
 * What survives a restart. One thread writes; {@link #log}, {@link #exchanges} and {@link #receipt}
 * may be asked from any thread.
 */
public interface JobStore extends AutoCloseable {

  /**
   * Everything the engine needs at its start.
   *
   * @param nextJob first number not yet given to a job
   * @param notices one line each for the person: a backup was restored, for example
   */
  record Contents(List<Job> jobs, long nextJob, Limits limits, List<String> notices) {}

  /**
   * What one turn of the engine decided; stored whole or not at all.
   *
   * @param saved jobs to insert or replace
   * @param segments durable offsets of a job's segments, replacing the earlier ones
   */
  record Batch(
      List<Job> saved,
      List<JobId> removed,
      Map<JobId, List<Segment>> segments,
      List<LogLine> log,
      List<RecordedExchange> exchanges,
      List<Receipt> receipts) {}

  /** An exchange and the job it was made for. */
  record RecordedExchange(JobId job, HttpExchange exchange) {}

  Contents load();

  /**
   * Stores the batch in one transaction.
   *
   * @throws StoreException if it could not be stored
   */
  void commit(Batch batch);

  void saveLimits(Limits limits);

  List<Segment> segments(JobId job);

  /** The job's log, oldest first. */
  List<LogLine> log(JobId job);

  /** The job's exchanges, oldest first. */
  List<HttpExchange> exchanges(JobId job);

  /** The receipt of a published file. */
  Optional<Receipt> receipt(Path file);

  /** Receipts of all files below a library's folder. */
  List<Receipt> receipts(Path folder);

  @Override
  void close();
}
