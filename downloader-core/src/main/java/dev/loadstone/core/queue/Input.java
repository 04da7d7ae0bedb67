package dev.loadstone.core.queue;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import java.nio.file.Path;

/** What happens to one job: a person's {@link Command} or a {@link Signal} of its transfer. */
public sealed interface Input {

  /** What a person wants. */
  sealed interface Command extends Input {}

  /** What a transfer or the clock says. */
  sealed interface Signal extends Input {}

  record Pause() implements Command {}

  record Resume() implements Command {}

  record Retry() implements Command {}

  /** The same request was submitted once more: what ended is done again. */
  record Again(JobRequest request) implements Command {}

  record Remove(boolean withFile) implements Command {}

  /** Another request takes the place of the job's; a running transfer starts anew under it. */
  record Change(JobRequest request) implements Command {}

  /** Another speed limit, in bytes per second; a running transfer is told apart. */
  record Limit(long bytesPerSecond) implements Command {}

  record Place(int priority, long order) implements Command {}

  /** The queue has room for the job. */
  record Start() implements Signal {}

  record BackoffOver() implements Signal {}

  /** The server answered, whatever with. */
  record Answered(int status) implements Signal {}

  record Described(RemoteFile remote, Path target) implements Signal {}

  record Resumed(long offset) implements Signal {}

  record Checkpointed(long received) implements Signal {}

  record VerifyingBegan() implements Signal {}

  /** The part is whole and checked. */
  record Ready(Receipt receipt) implements Signal {}

  /** There is nothing to publish: what this job published before is still right. */
  record Kept(Receipt receipt) implements Signal {}

  /**
   * There is nothing to publish: somebody else's file has the name and stays, as was asked for.
   *
   * @param receipt describes that file; it is the job's result but never its property
   */
  record Left(Receipt receipt) implements Signal {}

  record Stopped(long received) implements Signal {}

  record Broke(Failure failure, long received, boolean progressed) implements Signal {}

  record PublishDone(Receipt receipt) implements Signal {}

  /** Neither the part nor the file is there any more. */
  record PublishLost() implements Signal {}

  record PublishBroke(Failure failure) implements Signal {}
}
