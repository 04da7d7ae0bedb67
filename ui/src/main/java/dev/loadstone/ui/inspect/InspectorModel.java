package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.LogLine;
import dev.loadstone.ui.mirror.JobRow;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The job that is inspected and what is kept about it. Asks only while somebody looks, only when
 * the job changed, one question at a time, of a job that runs one a second: it may have thousands
 * of requests. FX thread, or whichever thread answers run on.
 */
final class InspectorModel {
  private static final int MOST_LOOKS_AFTERWARDS = 5;
  private static final Duration AFTERWARDS = Duration.ofMillis(400);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Source source;
  private final BiConsumer<Duration, Runnable> later;
  private final ReadOnlyObjectWrapper<@Nullable JobRow> job = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
  private final ExchangeRows exchanges = new ExchangeRows();
  private final ObservableList<LogLine> log = FXCollections.observableArrayList();
  private final InvalidationListener changed = _ -> jobChanged();
  private boolean watched;
  private boolean asking;
  private boolean stale;
  private @Nullable JobId resting;
  private int looksAfterwards;

  /** What is kept about a job. */
  record Kept(List<ExchangeRecord> exchanges, List<LogLine> log) {}

  /** Answers elsewhere and comes back on the thread that asked. */
  @FunctionalInterface
  interface Source {
    void ask(JobId job, Consumer<Kept> answered, Consumer<String> failed);
  }

  /**
   * A model without a job.
   *
   * @param later runs something after a time, on this thread
   */
  InspectorModel(Source source, BiConsumer<Duration, Runnable> later) {
    this.source = source;
    this.later = later;
  }

  /** The job; null without one. */
  ReadOnlyObjectProperty<@Nullable JobRow> job() {
    return job.getReadOnlyProperty();
  }

  /** Changes whenever the job or what is kept about it does, while somebody looks. */
  ReadOnlyLongProperty version() {
    return version.getReadOnlyProperty();
  }

  ExchangeRows exchanges() {
    return exchanges;
  }

  /** Decisions, oldest first. */
  ObservableList<LogLine> log() {
    return log;
  }

  /** Looks at another job, or at none. */
  void inspect(@Nullable JobRow row) {
    JobRow before = job.get();
    if (java.util.Objects.equals(before, row)) {
      return;
    }
    if (before != null) {
      before.removeListener(changed);
    }
    exchanges.set(List.of());
    log.clear();
    job.set(row);
    if (row != null) {
      row.addListener(changed);
    }
    jobChanged();
  }

  /** Whether somebody looks. */
  void watch(boolean looking) {
    boolean begins = looking && !watched;
    watched = looking;
    if (begins) {
      jobChanged();
    }
  }

  private void jobChanged() {
    looksAfterwards = MOST_LOOKS_AFTERWARDS;
    if (watched) {
      version.set(version.get() + 1);
      ask();
    }
  }

  private void ask() {
    JobRow row = job.get();
    if (row == null || !watched) {
      return;
    }
    boolean rests = row.id().equals(resting) && row.getValue().live() != null;
    if (asking || rests) {
      stale = true;
      return;
    }
    asking = true;
    stale = false;
    JobId id = row.id();
    source.ask(id, kept -> answered(id, kept), _ -> asking = false);
  }

  private void answered(JobId id, Kept kept) {
    asking = false;
    JobRow row = job.get();
    if (row == null || !row.id().equals(id)) {
      ask();
      return;
    }
    exchanges.set(kept.exchanges());
    if (kept.log().size() < log.size()) {
      log.setAll(kept.log());
    } else {
      log.addAll(kept.log().subList(log.size(), kept.log().size()));
    }
    version.set(version.get() + 1);
    if (row.getValue().live() != null) {
      rest(id);
    } else if (stale) {
      ask();
    } else if (exchanges.anyRunning() && row.getValue().live() == null && looksAfterwards > 0) {
      // The last facts of a request are stored a moment after the job tells that it is over.
      looksAfterwards--;
      later.accept(AFTERWARDS, this::ask);
    }
  }

  private void rest(JobId id) {
    resting = id;
    later.accept(
        BETWEEN_LOOKS,
        () -> {
          if (id.equals(resting)) {
            resting = null;
            if (stale) {
              ask();
            }
          }
        });
  }
}
