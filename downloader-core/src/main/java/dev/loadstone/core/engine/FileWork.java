package dev.loadstone.core.engine;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.Receipt;
import java.util.Optional;

/** What the engine has done to files outside a transfer. */
public interface FileWork {

  /**
   * Gives a whole, checked part its final name; blocks. Done again after a crash it finishes what
   * was begun.
   *
   * @return the receipt as published, whose path differs if another file took the name meanwhile;
   *     empty if neither the part nor the file is there any more
   * @throws FailureException TARGET_EXISTS, or what the disk said
   */
  Optional<Receipt> publish(Job job, Receipt receipt) throws FailureException;

  /** Deletes a job's part and, if asked, what it published; blocks. */
  void delete(Job job, boolean withFile) throws FailureException;

  /** Enters a published file, whose receipt is stored, in its library; does not block. */
  void list(Receipt receipt);

  /** Says whether more files are about to be published; does not block. */
  void idle(boolean nothingRuns);
}
