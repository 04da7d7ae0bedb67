package dev.loadstone.core.engine;

import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What writes files for which job at this moment: never two for one job. Engine's thread only. */
final class Writers {

  /** An attempt under way, or a publication or deletion, which has none. */
  private record Writer(
      TransferStarter.@Nullable Attempt attempt,
      @Nullable AttemptListener listener,
      @Nullable Origin host) {}

  private final Map<JobId, Writer> writers = new HashMap<>();
  private int attempts;

  void began(JobId job, TransferStarter.Attempt attempt, AttemptListener listener, Origin host) {
    put(job, new Writer(attempt, listener, host));
    attempts++;
  }

  /** A publication or deletion began. */
  void beganFileWork(JobId job) {
    put(job, new Writer(null, null, null));
  }

  /** Forgets the writer; returns the host whose connection it held, if it held one. */
  @Nullable Origin ended(JobId job) {
    Writer writer = writers.remove(job);
    if (writer == null) {
      throw new IllegalStateException("nothing wrote for job " + job);
    }
    if (writer.listener != null) {
      attempts--;
      writer.listener.drain();
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

  /** Has all attempts tell what they found out. */
  void drain() {
    List.copyOf(writers.values())
        .forEach(
            writer -> {
              if (writer.listener != null) {
                writer.listener.drain();
              }
            });
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
