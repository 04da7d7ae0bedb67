package dev.loadstone.ui.mirror;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Limits;
import dev.loadstone.core.store.StoreException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine behind a window: opened beside it, asked on a thread of its own, mirrored on the
 * screen's.
 *
 * <p>Commands run one after the other in the order they were given; those given while the engine
 * still opens wait for it.
 */
public final class EngineSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineSession.class);

  private static final Executor SORTING =
      task -> Thread.ofVirtual().name("loadstone-sorting").start(task);

  private final Executor screen;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("loadstone-commands").factory());
  private final JobMirror jobs = new JobMirror();
  private final JobCounts counts = new JobCounts(jobs);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Opening());
  private final ReadOnlyObjectWrapper<Limits> limits = new ReadOnlyObjectWrapper<>(Limits.DEFAULTS);
  private final ObservableList<String> told = FXCollections.observableArrayList();
  private final ObservableList<String> notices = FXCollections.unmodifiableObservableList(told);
  private volatile @Nullable Loadstone engine;

  /** Where the engine stands. */
  public sealed interface State {
    record Opening() implements State {}

    /** Jobs are there. */
    record Open() implements State {}

    /**
     * There is no engine.
     *
     * @param message one line for a person
     */
    record Broken(String message) implements State {}
  }

  /**
   * A session whose engine is opened at once, in the background.
   *
   * @param open blocks; what it throws has a message for a person
   * @param screen runs what touches rows and properties, one after the other
   */
  public EngineSession(Supplier<Loadstone> open, Executor screen) {
    this.screen = screen;
    worker.execute(() -> start(open));
  }

  /** Where the engine stands; FX thread. */
  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What the whole queue may use at once, as the engine said last; FX thread. */
  public ReadOnlyObjectProperty<Limits> limits() {
    return limits.getReadOnlyProperty();
  }

  /** Asks for the limits anew: another window or program may have changed them. */
  public void askLimits(Consumer<String> failed) {
    ask(Loadstone::limits, limits::set, failed);
  }

  /** Changes what is in force, whoever set the rest of it. */
  public void limit(UnaryOperator<Limits> change, Consumer<String> failed) {
    ask(
        open -> {
          open.limit(change.apply(open.limits()));
          return open.limits();
        },
        limits::set,
        failed);
  }

  /** What the engine tells a person, one line each, as it comes; FX thread. */
  public ObservableList<String> notices() {
    return notices;
  }

  /** The jobs; FX thread. */
  public JobMirror jobs() {
    return jobs;
  }

  /** How many jobs there are of what; FX thread. */
  public JobCounts counts() {
    return counts;
  }

  /** The jobs as a list; FX thread. */
  public JobList list() {
    return new JobList(jobs, SORTING, screen);
  }

  /**
   * Asks the engine, off the FX thread; one of the two is called on the FX thread.
   *
   * @param failed told in one line for a person
   */
  public <T extends @Nullable Object> void ask(
      Function<Loadstone, T> command, Consumer<? super T> answered, Consumer<String> failed) {
    try {
      worker.execute(() -> run(command, answered, failed));
    } catch (RejectedExecutionException _) {
      // A timer of a window that is closed: nobody waits for the answer.
    }
  }

  private <T extends @Nullable Object> void run(
      Function<Loadstone, T> command, Consumer<? super T> answered, Consumer<String> failed) {
    try {
      Loadstone open = engine;
      if (open == null) {
        throw new InvalidInputException("The queue is not open");
      }
      T answer = command.apply(open);
      screen.execute(() -> answered.accept(answer));
    } catch (RuntimeException e) {
      String text = text(e);
      screen.execute(() -> failed.accept(text));
    }
  }

  /** Gives a command whose answer nobody waits for. */
  public void tell(Consumer<Loadstone> command, Consumer<String> failed) {
    this.<@Nullable Void>ask(
        open -> {
          command.accept(open);
          return null;
        },
        _ -> {},
        failed);
  }

  /**
   * Puts requests into the queue. A job that one of them asks for again is no longer hidden: what
   * was about to be removed is wanted after all.
   *
   * @param added told how many
   */
  public void submit(List<JobRequest> requests, Consumer<Integer> added, Consumer<String> failed) {
    ask(
        open -> open.submit(requests),
        submissions -> {
          jobs.bringBack(
              submissions.stream().flatMap(each -> jobs.row(each.job()).stream()).toList());
          added.accept(submissions.size());
        },
        failed);
  }

  private static String text(RuntimeException thrown) {
    if (thrown instanceof InvalidInputException || thrown instanceof StoreException) {
      return String.valueOf(thrown.getMessage());
    }
    LOG.error("a command failed", thrown);
    return "Loadstone itself failed (" + thrown + "); the log file in the data folder tells more";
  }

  /** Stops transfers, keeping what was received; blocks until that is stored. Not the FX thread. */
  @Override
  public void close() {
    worker.close();
    Loadstone open = engine;
    engine = null;
    if (open != null) {
      open.close();
    }
  }

  private void start(Supplier<Loadstone> open) {
    try {
      Loadstone opened = open.get();
      engine = opened;
      Consumer<EngineChanges> gate = new ChangeGate(screen, jobs);
      var _ = opened.subscribe(gate);
      var _ = opened.subscribeToNotices(notice -> screen.execute(() -> told.add(notice)));
      Limits stored = opened.limits();
      screen.execute(
          () -> {
            limits.set(stored);
            state.set(new State.Open());
          });
    } catch (RuntimeException e) {
      String message = text(e);
      screen.execute(() -> state.set(new State.Broken(message)));
    }
  }
}
