package dev.loadstone.core.engine;

import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What writes files for which job at this moment: never two for one job. Engine's thread only. */
final class Writers {

  /** An attempt under way, or a publication or deletion, which has none. */
  private record Writer(TransferStarter.@Nullable Attempt attempt, @Nullable Origin host) {}

  private final Map<JobId, Writer> writers = new HashMap<>();
  private int attempts;

  void began(JobId job, TransferStarter.Attempt attempt, Origin host) {
    put(job, new Writer(attempt, host));
    attempts++;
  }

  /** A publication or deletion began. */
  void beganFileWork(JobId job) {
    put(job, new Writer(null, null));
  }

  /** Forgets the writer; returns the host whose connection it held, if it held one. */
  @Nullable Origin ended(JobId job) {
    Writer writer = writers.remove(job);
    if (writer == null) {
      throw new IllegalStateException("nothing wrote for job " + job);
    }
    if (writer.attempt != null) {
      attempts--;
    }
    return writer.host;
  }

  boolean writes(JobId job) {
    return writers.containsKey(job);
  }

  void stop(JobId job) {
    Writer writer = writers.get(job);
    if (writer != null && writer.attempt != null) {
      writer.attempt.stop();
    }
  }

  void stopAll() {
    writers.keySet().forEach(this::stop);
  }

  void limit(JobId job, long bytesPerSecond) {
    Writer writer = writers.get(job);
    if (writer != null && writer.attempt != null) {
      writer.attempt.limit(bytesPerSecond);
    }
  }

  @Nullable LiveProgress progress(JobId job) {
    Writer writer = writers.get(job);
    return writer == null || writer.attempt == null ? null : writer.attempt.progress();
  }

  void forEachAttempt(BiConsumer<JobId, LiveProgress> use) {
    writers.forEach(
        (job, writer) -> {
          if (writer.attempt != null) {
            use.accept(job, writer.attempt.progress());
          }
        });
  }

  /** Attempts under way. */
  int attempts() {
    return attempts;
  }

  /** Publications and deletions under way. */
  int fileWork() {
    return writers.size() - attempts;
  }

  boolean isEmpty() {
    return writers.isEmpty();
  }

  private void put(JobId job, Writer writer) {
    if (writers.putIfAbsent(job, writer) != null) {
      throw new IllegalStateException("two writers for job " + job);
    }
  }
}
