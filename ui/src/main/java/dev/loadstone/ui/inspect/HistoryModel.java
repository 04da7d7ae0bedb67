package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangePage;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The requests that a search finds, newest first, page after page as they are wanted. While
 * somebody looks and requests can be under way, the newest page is asked for once a second. FX
 * thread, or whichever thread answers run on.
 */
final class HistoryModel {
  static final int PAGE = 200;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration TYPING = Duration.ofMillis(250);

  private final Source source;
  private final BiConsumer<Duration, Runnable> later;
  private final BooleanSupplier busy;
  private final ExchangeRows rows = ExchangeRows.newestFirst();
  private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
  private ExchangeQuery query = ExchangeQuery.ALL.toBuilder().limit(PAGE).build();
  private @Nullable ExchangeQuery next;
  private long search;
  private long typed;
  private boolean asking;
  private boolean wantsMore;
  private boolean watched;
  private boolean ticking;

  /** Answers elsewhere and comes back on the thread that asked. */
  @FunctionalInterface
  interface Source {
    void ask(ExchangeQuery query, Consumer<ExchangePage> answered, Consumer<String> failed);
  }

  /**
   * A model that has asked nothing.
   *
   * @param later runs something after a time, on this thread
   * @param busy whether downloads run, so that new requests come
   */
  HistoryModel(Source source, BiConsumer<Duration, Runnable> later, BooleanSupplier busy) {
    this.source = source;
    this.later = later;
    this.busy = busy;
  }

  ExchangeRows rows() {
    return rows;
  }

  /** Whether there are more than {@link #rows}. */
  ReadOnlyBooleanProperty hasMore() {
    return more.getReadOnlyProperty();
  }

  /** What is looked for, from the newest on. */
  ExchangeQuery query() {
    return query;
  }

  /** Looks for something else once no other wish follows at once: a person types. */
  void lookFor(ExchangeQuery wanted) {
    long number = ++typed;
    later.accept(
        TYPING,
        () -> {
          if (number == typed && !wanted.equals(query)) {
            query = wanted;
            if (watched) {
              refresh();
            }
          }
        });
  }

  /** Whether somebody looks; looks again whenever that begins. */
  void watch(boolean looking) {
    boolean begins = looking && !watched;
    watched = looking;
    if (begins) {
      refresh();
      tick();
    }
  }

  /** Finds anew; only the newest page is there then. */
  void refresh() {
    search++;
    wantsMore = false;
    askFor(query, this::replace);
  }

  /** The page after those that are there. */
  void more() {
    wantsMore = asking;
    if (next != null && !asking) {
      askFor(
          next,
          page -> {
            next(page);
            rows.add(page.records());
          });
    }
  }

  private void replace(ExchangePage page) {
    next(page);
    rows.set(page.records());
  }

  private void next(ExchangePage page) {
    next = page.next();
    more.set(next != null);
  }

  private void askFor(ExchangeQuery wanted, Consumer<ExchangePage> take) {
    long number = search;
    asking = true;
    source.ask(
        wanted,
        page -> {
          if (number == search) {
            asking = false;
            take.accept(page);
            if (wantsMore) {
              more();
            }
          }
        },
        _ -> {
          if (number == search) {
            asking = false;
          }
        });
  }

  private void tick() {
    if (ticking) {
      return;
    }
    ticking = true;
    later.accept(
        BETWEEN_LOOKS,
        () -> {
          ticking = false;
          if (watched) {
            if (!asking && (busy.getAsBoolean() || rows.anyRunning())) {
              askFor(query, this::takeNewest);
            }
            tick();
          }
        });
  }

  /** Joins the newest page to what is there; starts over if others are between the two. */
  private void takeNewest(ExchangePage page) {
    List<ExchangeRecord> newest = page.records();
    Set<Long> known = rows.all().stream().map(ExchangeRow::id).collect(Collectors.toSet());
    if (page.next() == null || newest.stream().noneMatch(each -> known.contains(each.id()))) {
      replace(page);
    } else {
      rows.add(newest);
    }
  }
}
