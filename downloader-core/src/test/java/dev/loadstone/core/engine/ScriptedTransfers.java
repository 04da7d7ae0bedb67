package dev.loadstone.core.engine;

import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.transfer.TransferListener;
import dev.loadstone.core.transfer.TransferResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Transfers that end when the test says so, on the test's thread: also the executor that "runs"
 * them.
 */
final class ScriptedTransfers implements TransferStarter, Executor {

  /** One attempt that began. */
  static final class Scripted implements Attempt {
    final Job job;
    final int number;
    final @Nullable Receipt previous;
    final TransferListener listener;
    boolean stopped;
    long limit;
    @Nullable TransferResult result;
    @Nullable Runnable resume;

    Scripted(Job job, int number, @Nullable Receipt previous, TransferListener listener) {
      this.job = job;
      this.number = number;
      this.previous = previous;
      this.listener = listener;
    }

    @Override
    public TransferResult run() {
      if (result == null) {
        throw new IllegalStateException("run before the test gave a result");
      }
      return result;
    }

    @Override
    public void stop() {
      stopped = true;
    }

    @Override
    public void limit(long bytesPerSecond) {
      limit = bytesPerSecond;
    }

    @Override
    public LiveProgress progress() {
      return new LiveProgress(Phase.BODY, 50, 10, List.of());
    }
  }

  private final Map<JobId, Scripted> running = new LinkedHashMap<>();
  private @Nullable Scripted prepared;
  final List<JobId> began = new ArrayList<>();
  final List<Runnable> fileWork = new ArrayList<>();

  @Override
  public Attempt prepare(
      Job job, int number, @Nullable Receipt previous, TransferListener listener) {
    prepared = new Scripted(job, number, previous, listener);
    return prepared;
  }

  /** Takes a transfer that was just prepared, or else work on files. */
  @Override
  public void execute(Runnable work) {
    Scripted scripted = prepared;
    prepared = null;
    if (scripted == null) {
      fileWork.add(work);
      return;
    }
    scripted.resume = work;
    began.add(scripted.job.id());
    if (running.put(scripted.job.id(), scripted) != null) {
      throw new AssertionError("two transfers for job " + scripted.job.id());
    }
  }

  Scripted of(JobId job) {
    Scripted scripted = running.get(job);
    if (scripted == null) {
      throw new AssertionError("no transfer runs for job " + job);
    }
    return scripted;
  }

  boolean runs(JobId job) {
    return running.containsKey(job);
  }

  int running() {
    return running.size();
  }

  /** Lets a transfer end; the engine hears of it in its next turn. */
  void end(JobId job, TransferResult result) {
    Scripted scripted = of(job);
    running.remove(job);
    scripted.result = result;
    java.util.Objects.requireNonNull(scripted.resume).run();
  }

  /** Does all publications and deletions that wait. */
  void doFileWork() {
    List<Runnable> work = List.copyOf(fileWork);
    fileWork.clear();
    work.forEach(Runnable::run);
  }
}
