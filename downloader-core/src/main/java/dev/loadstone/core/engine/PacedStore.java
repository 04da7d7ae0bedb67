package dev.loadstone.core.engine;

import dev.loadstone.core.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what turns decided, now and then while transfers run, and until it works. Engine's thread.
 */
final class PacedStore {
  private static final Logger LOG = LoggerFactory.getLogger(PacedStore.class);
  private static final Duration PACE = Duration.ofMillis(20);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** The store decides whether there is anything to back up. */
  private static final Duration BACKUP_CHECK = Duration.ofMinutes(10);

  private final EngineParts parts;
  private long storedAt;
  private Instant nextBackup;

  PacedStore(EngineParts parts) {
    this.parts = parts;
    nextBackup = parts.time().now().plus(BACKUP_CHECK);
  }

  /**
   * Decisions of some milliseconds share a transaction and its force while transfers run; whoever
   * waits for an answer does not wait for that.
   */
  boolean isDue(Pending pending, boolean running, long nanos) {
    return pending.hasAnswers() || !running || nanos - storedAt >= PACE.toNanos();
  }

  long nanosUntilDue(long nanos) {
    return Math.clamp(storedAt + PACE.toNanos() - nanos, 0, PACE.toNanos());
  }

  /** Returns once it is stored: nothing may be done that was not, and nothing decided is lost. */
  void store(Pending decided, long nanos) {
    storedAt = nanos;
    String told = null;
    while (!decided.nothingToStore()) {
      try {
        parts.store().commit(decided.batch());
        return;
      } catch (StoreException e) {
        LOG.error("decisions could not be stored, trying again in {}", RETRY, e);
        String trouble = e.getMessage() + ". Everything waits until it can be stored";
        if (!trouble.equals(told)) {
          parts.troubles().accept(trouble);
          told = trouble;
        }
        parts.time().sleep(RETRY.toNanos());
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  void backUpSometimes(Instant now) {
    if (!now.isBefore(nextBackup) && parts.starts() != EngineParts.Starts.NONE) {
      nextBackup = now.plus(BACKUP_CHECK);
      try {
        parts.store().backUp();
      } catch (StoreException e) {
        LOG.warn("the queue could not be backed up", e);
        parts.troubles().accept("The queue could not be backed up: " + e.getMessage());
      }
    }
  }
}
