package dev.loadstone.core.engine;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.Receipt;

/** What the engine has done to files outside a transfer; blocks, on threads of its own. */
public interface FileWork {

  /**
   * Gives a whole, checked part its final name. Done again after a crash it finishes what was
   * begun.
   *
   * @return the receipt as published; its path differs if another file took the name meanwhile
   * @throws FailureException TARGET_EXISTS, or what the disk said
   */
  Receipt publish(Job job, Receipt receipt) throws FailureException;

  /** Deletes a job's part and, if asked, what it published. */
  void delete(Job job, boolean withFile) throws FailureException;
}
