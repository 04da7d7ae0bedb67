package dev.loadstone.core.library;

import dev.loadstone.core.library.LibraryCheck.Listener;
import dev.loadstone.core.library.LibraryCheck.Problem;
import dev.loadstone.core.library.LibraryCheck.Progress;
import dev.loadstone.core.library.LibraryCheck.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Counts what a check finds, from several threads. */
final class CheckTally {
  private final int allFiles;
  private final long allBytes;
  private final Listener listener;
  private final BooleanSupplier cancelled;
  private final List<Problem> problems = new ArrayList<>();
  private int checked;
  private int present;
  private int problemCount;
  private long bytes;
  private volatile boolean stopped;

  CheckTally(int allFiles, long allBytes, Listener listener, BooleanSupplier cancelled) {
    this.allFiles = allFiles;
    this.allBytes = allBytes;
    this.listener = listener;
    this.cancelled = cancelled;
  }

  boolean isCancelled() {
    if (!stopped && cancelled.getAsBoolean()) {
      stopped = true;
    }
    return stopped;
  }

  synchronized void bytes(long more) {
    bytes += more;
    tell();
  }

  /** A regular file stands under a listed name. */
  synchronized void present() {
    present++;
  }

  synchronized void done() {
    checked++;
    tell();
  }

  synchronized void problem(Problem problem) {
    problemCount++;
    if (problems.size() < Result.MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  synchronized Result result(long regularFiles) {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparing(Problem::path));
    long unlisted = Math.max(0, regularFiles - present);
    return new Result(
        checked, checked - problemCount, bytes, unlisted, sorted, problemCount, stopped);
  }

  private void tell() {
    listener.progress(new Progress(checked, allFiles, bytes, allBytes));
  }
}
