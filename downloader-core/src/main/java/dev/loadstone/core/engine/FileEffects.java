package dev.loadstone.core.engine;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.queue.Effect;
import dev.loadstone.core.queue.Input;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has files published and deleted, and hears how it went. Engine's thread, but for what workers
 * run.
 */
final class FileEffects {
  private static final Logger LOG = LoggerFactory.getLogger(FileEffects.class);

  private final Engine engine;
  private final EngineParts parts;
  private final Writers writers;

  FileEffects(Engine engine, EngineParts parts, Writers writers) {
    this.engine = engine;
    this.parts = parts;
    this.writers = writers;
  }

  /** Deletes a job's files; the job is forgotten when they are gone. */
  void delete(Job job, boolean withFile) {
    began(job);
    parts
        .workers()
        .execute(
            () -> {
              deleteSafely(job, withFile);
              engine.post(
                  () -> {
                    writers.ended(job.id());
                    engine.forget(job, withFile);
                  });
            });
  }

  /** All publications of a turn are one piece of work. */
  void publish(List<Pending.Todo> publications) {
    List<FileWork.Finished> finished = new ArrayList<>();
    for (Pending.Todo todo : publications) {
      Job job = engine.table().get(todo.job());
      if (job != null && todo.effect() instanceof Effect.Publish(Receipt receipt)) {
        finished.add(new FileWork.Finished(job, receipt));
        began(job);
      }
    }
    if (!finished.isEmpty()) {
      parts.workers().execute(() -> published(finished, publishSafely(finished)));
    }
  }

  private List<Input.Signal> publishSafely(List<FileWork.Finished> finished) {
    try {
      return parts.files().publish(finished);
    } catch (RuntimeException | Error e) {
      LOG.error("publishing broke in a way nobody foresaw", e);
      Failure failure =
          Failure.of(FailureCode.INTERNAL, "an error inside Loadstone; its log has the details");
      return Collections.nCopies(finished.size(), new Input.PublishBroke(failure));
    }
  }

  private void published(List<FileWork.Finished> finished, List<Input.Signal> outcomes) {
    engine.post(
        () -> {
          for (int i = 0; i < outcomes.size(); i++) {
            JobId id = finished.get(i).job().id();
            writers.ended(id);
            engine.apply(id, outcomes.get(i));
            engine.table().recheck(id);
          }
        });
  }

  private void deleteSafely(Job job, boolean withFile) {
    try {
      parts.files().delete(job, withFile);
    } catch (FailureException | RuntimeException e) {
      LOG.warn("files of job {} could not be deleted", job.id(), e);
      parts
          .troubles()
          .accept("Files of job " + job.id() + " could not be deleted: " + e.getMessage());
    }
  }

  private void began(Job job) {
    writers.beganFileWork(job.id());
    engine.table().recheck(job.id());
  }
}
