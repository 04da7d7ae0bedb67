package dev.loadstone.ui.add;

import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.ProbedFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks links what they would bring: those on the screen first, then the first of the list, no more
 * than a person could look at. One thread; the FX thread in a window.
 */
final class Prober {
  /** As many as the engine asks at once: what waits here can still be asked in another order. */
  static final int AT_ONCE = 8;

  /** Rows that are asked without having been on the screen. */
  static final int UNSEEN = 200;

  private static final int MOST_WANTED = 64;

  private final Function<JobRequest, CompletableFuture<ProbedFile>> ask;
  private final Executor screen;
  private final Predicate<LinkRow> wanted;
  private final BiConsumer<LinkRow, Answer> answered;
  private final Map<LinkRow.Key, Asked> underWay = new HashMap<>();
  private final Deque<LinkRow> seen = new ArrayDeque<>();
  private List<LinkRow> rows = List.of();
  private int next;
  private boolean closed;

  private static final class Asked {
    final CompletableFuture<ProbedFile> future;
    LinkRow row;

    Asked(CompletableFuture<ProbedFile> future, LinkRow row) {
      this.future = future;
      this.row = row;
    }
  }

  /**
   * A prober of no rows.
   *
   * @param wanted whether a row is to be asked at all
   * @param answered told of each row that is asked and answered
   */
  Prober(
      Function<JobRequest, CompletableFuture<ProbedFile>> ask,
      Executor screen,
      Predicate<LinkRow> wanted,
      BiConsumer<LinkRow, Answer> answered) {
    this.ask = ask;
    this.screen = screen;
    this.wanted = wanted;
    this.answered = answered;
  }

  /** Takes other rows; questions under way go on for those that are still there. */
  void rows(List<LinkRow> newRows) {
    rows = newRows;
    next = 0;
    seen.clear();
    Map<LinkRow.Key, Asked> before = new HashMap<>(underWay);
    underWay.clear();
    if (!before.isEmpty()) {
      for (LinkRow row : newRows) {
        @Nullable Asked asked = before.remove(row.key());
        if (asked != null && row.answer() instanceof Answer.Asking) {
          asked.row = row;
          underWay.put(row.key(), asked);
        }
      }
    }
    before.values().forEach(asked -> asked.future.cancel(true));
    for (LinkRow row : newRows) {
      if (row.answer() instanceof Answer.Asking && !underWay.containsKey(row.key())) {
        row.answer(Answer.NOT_ASKED);
      }
    }
    pump();
  }

  /** A row came onto the screen: it is asked before others. */
  void see(LinkRow row) {
    if (row.answer() instanceof Answer.NotAsked && wanted.test(row)) {
      seen.addFirst(row);
      if (seen.size() > MOST_WANTED) {
        seen.removeLast();
      }
      pump();
    }
  }

  /** Ends all questions. */
  void close() {
    closed = true;
    List<Asked> all = List.copyOf(underWay.values());
    underWay.clear();
    all.forEach(asked -> asked.future.cancel(true));
  }

  private void pump() {
    while (!closed && underWay.size() < AT_ONCE) {
      @Nullable LinkRow row = nextRow();
      if (row == null) {
        return;
      }
      start(row);
    }
  }

  private @Nullable LinkRow nextRow() {
    while (!seen.isEmpty()) {
      LinkRow row = seen.removeFirst();
      if (isOpen(row)) {
        return row;
      }
    }
    while (next < Math.min(rows.size(), UNSEEN)) {
      LinkRow row = rows.get(next++);
      if (isOpen(row)) {
        return row;
      }
    }
    return null;
  }

  private boolean isOpen(LinkRow row) {
    return row.answer() instanceof Answer.NotAsked
        && wanted.test(row)
        && !underWay.containsKey(row.key());
  }

  private void start(LinkRow row) {
    CompletableFuture<ProbedFile> future = ask.apply(row.request());
    Asked asked = new Asked(future, row);
    underWay.put(row.key(), asked);
    answered.accept(row, Answer.ASKING);
    CompletableFuture<ProbedFile> _ =
        future.whenComplete(
            (file, thrown) ->
                screen.execute(
                    () ->
                        end(
                            asked,
                            file == null
                                ? new Answer.Refused(ProbeWords.of(thrown))
                                : new Answer.Found(file))));
  }

  private void end(Asked asked, Answer answer) {
    if (underWay.remove(asked.row.key(), asked)) {
      answered.accept(asked.row, answer);
      pump();
    }
  }
}
