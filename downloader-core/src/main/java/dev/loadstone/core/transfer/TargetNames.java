package dev.loadstone.core.transfer;

import dev.loadstone.core.model.JobId;
import java.nio.file.Path;

/** Keeps two jobs of this process from writing the same file. Thread-safe. */
public interface TargetNames {

  /**
   * Takes a path for a job until it is removed; false if another job has it.
   *
   * @param target absolute path of a published file to be
   */
  boolean claim(JobId job, Path target);
}
