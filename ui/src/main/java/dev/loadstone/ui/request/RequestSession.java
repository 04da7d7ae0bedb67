package dev.loadstone.ui.request;

import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeQuery.MadeFor;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.request.WebAnswer;
import dev.loadstone.core.request.WebCall;
import dev.loadstone.ui.mirror.EngineSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Makes the composer's requests, one at a time, and lists those made before. FX thread. */
final class RequestSession {
  private static final int SHOWN = 200;
  private static final ExchangeQuery LATEST =
      ExchangeQuery.ALL.toBuilder().origin(MadeFor.REQUESTS).limit(SHOWN).build();

  private final EngineSession engine;
  private final Executor screen;
  private final Consumer<String> failed;
  private final SimpleObjectProperty<@Nullable WebCall> running = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable WebAnswer> answer = new ReadOnlyObjectWrapper<>();
  private final ObservableList<ExchangeRecord> history = FXCollections.observableArrayList();
  private long asked;

  /**
   * Requests over an engine.
   *
   * @param screen runs what touches properties
   * @param failed told in one line what could not be asked
   */
  RequestSession(EngineSession engine, Executor screen, Consumer<String> failed) {
    this.engine = engine;
    this.screen = screen;
    this.failed = failed;
  }

  /** The request under way; null without one. */
  ReadOnlyObjectProperty<@Nullable WebCall> running() {
    return running;
  }

  /** What came last; null before. */
  ReadOnlyObjectProperty<@Nullable WebAnswer> answer() {
    return answer.getReadOnlyProperty();
  }

  /** The latest requests, newest first, one line for each without its redirects. */
  ObservableList<ExchangeRecord> history() {
    return history;
  }

  /** Makes a request; one under way ends. */
  void send(WebRequest request) {
    cancel();
    long number = ++asked;
    engine.ask(
        open -> open.requests().request(request, _ -> {}), call -> follow(call, number), failed);
  }

  void cancel() {
    WebCall call = running.get();
    if (call != null) {
      call.cancel();
    }
  }

  /** Reads the list again. */
  void refresh() {
    engine.ask(
        open ->
            open.exchanges(LATEST).records().stream()
                .filter(each -> each.exchange().hop() == 0)
                .toList(),
        history::setAll,
        failed);
  }

  private void follow(WebCall call, long number) {
    if (number != asked) {
      call.cancel();
      return;
    }
    running.set(call);
    CompletableFuture<Void> _ =
        call.completion()
            .thenAcceptAsync(
                came -> {
                  if (number == asked) {
                    running.set(null);
                    answer.set(came);
                    refresh();
                  }
                },
                screen);
  }
}
