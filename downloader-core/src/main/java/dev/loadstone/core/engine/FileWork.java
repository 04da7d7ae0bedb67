package dev.loadstone.core.engine;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.queue.Input;
import java.util.List;

/** What the engine has done to files outside a transfer. */
public interface FileWork {

  /** A part that is whole and checked, and the job it belongs to. */
  record Finished(Job job, Receipt receipt) {}

  /**
   * Gives whole, checked parts their final names; blocks. Done again after a crash it finishes what
   * was begun. Many at once cost less than one by one: what makes names durable is done for all.
   *
   * @return for each, in order: {@link Input.PublishDone} with the receipt as published, whose path
   *     differs if another file took the name meanwhile; {@link Input.PublishLost}; {@link
   *     Input.PublishBroke}
   */
  List<Input.Signal> publish(List<Finished> finished);

  /** Closes a part that is not published after all; it stays where it is. */
  void forgo(Receipt receipt);

  /** Deletes a job's part and, if asked, what it published; blocks. */
  void delete(Job job, boolean withFile) throws FailureException;

  /** Enters a published file, whose receipt is stored, in its library; does not block. */
  void list(Receipt receipt);

  /** Says whether more files are about to be published; does not block. */
  void idle(boolean nothingRuns);
}
