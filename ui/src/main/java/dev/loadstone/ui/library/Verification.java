package dev.loadstone.ui.library;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.library.LibraryCheck;
import dev.loadstone.core.library.LibraryCheck.Depth;
import dev.loadstone.core.library.LibraryCheck.Problem;
import dev.loadstone.core.library.LibraryCheck.Progress;
import dev.loadstone.core.model.FailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Reads every byte of libraries again; one run at a time. FX thread; the reading beside it. */
final class Verification {
  private final LibraryModel model;
  private final Executor background;
  private final Executor screen;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
  private final AtomicReference<@Nullable Progress> newest = new AtomicReference<>();
  private volatile boolean cancelled;

  /** Where it stands. */
  sealed interface State {
    record Idle() implements State {}

    /**
     * Files are read.
     *
     * @param folder which of them
     * @param folders how many there are
     */
    record Running(int folder, int folders, Progress progress) implements State {}

    /**
     * It is over.
     *
     * @param problems files that are not as they were
     * @param failures why a library could not be checked, one line each
     */
    record Done(int checked, int problems, boolean cancelled, List<String> failures)
        implements State {}
  }

  private record Found(Path folder, LibraryCheck.Result result) {}

  Verification(LibraryModel model, Executor background, Executor screen) {
    this.model = model;
    this.background = background;
    this.screen = screen;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  boolean isRunning() {
    return state.get() instanceof State.Running;
  }

  /** Starts with these libraries; nothing while it runs. */
  void start(List<Path> folders) {
    if (!isRunning() && !folders.isEmpty()) {
      cancelled = false;
      state.set(new State.Running(0, folders.size(), new Progress(0, 0, 0, 0)));
      background.execute(() -> run(folders));
    }
  }

  void cancel() {
    cancelled = true;
  }

  /** Forgets what the last run found. */
  void dismiss() {
    if (!isRunning()) {
      state.set(new State.Idle());
    }
  }

  private void run(List<Path> folders) {
    List<String> failures = new ArrayList<>();
    int checked = 0;
    int problems = 0;
    for (int i = 0; i < folders.size() && !cancelled; i++) {
      int number = i;
      try {
        LibraryCheck.Result result =
            Loadstone.verify(
                folders.get(i),
                Depth.FULL,
                progress -> tell(number, folders.size(), progress),
                () -> cancelled);
        checked += result.checked();
        problems += result.problemCount();
        Found found = new Found(folders.get(i), result);
        screen.execute(() -> take(found));
      } catch (FailureException e) {
        failures.add(folders.get(i) + ": " + e.failure().detail());
      }
    }
    State.Done done = new State.Done(checked, problems, cancelled, List.copyOf(failures));
    screen.execute(() -> state.set(done));
  }

  private void tell(int folder, int folders, Progress progress) {
    if (newest.getAndSet(progress) == null) {
      screen.execute(
          () -> {
            Progress shown = newest.getAndSet(null);
            if (shown != null && isRunning()) {
              state.set(new State.Running(folder, folders, shown));
            }
          });
    }
  }

  private void take(Found found) {
    Map<Path, Condition> conditions = new HashMap<>();
    for (Problem problem : found.result().problems()) {
      conditions.put(found.folder().resolve(problem.path()), condition(problem));
    }
    boolean whole =
        !found.result().cancelled()
            && found.result().problemCount() == found.result().problems().size();
    for (Asset asset : model.in(found.folder())) {
      @Nullable Condition condition = conditions.get(asset.file());
      if (condition != null) {
        model.found(asset, condition);
      } else if (whole) {
        model.found(asset, Condition.VERIFIED);
      }
    }
  }

  private static Condition condition(Problem problem) {
    return switch (problem) {
      case Problem.Missing _ -> Condition.MISSING;
      case Problem.SizeDiffers _, Problem.DigestDiffers _ -> Condition.ALTERED;
      case Problem.UnsafePath _, Problem.Unreadable _ -> Condition.UNREADABLE;
    };
  }
}
