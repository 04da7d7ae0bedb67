package dev.loadstone.core.request;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Phase;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request under way. Thread-safe. */
public final class WebCall {
  private final CompletableFuture<WebAnswer> completion = new CompletableFuture<>();
  private final Runnable cancelling;
  private volatile Phase phase = Phase.DISCONNECTED;
  private volatile long sent;
  private volatile long received;
  private volatile @Nullable AnswerHead head;

  WebCall(Runnable cancelling) {
    this.cancelling = cancelling;
  }

  /** Ends the request at once, at any time, more than once; it completes as cancelled. */
  public void cancel() {
    cancelling.run();
  }

  /** Godot's {@code get_http_client_status}. */
  public Phase phase() {
    return phase;
  }

  /** Godot's {@code has_response}: whether the head of an answer is there. */
  public boolean hasAnswer() {
    return head != null;
  }

  /** Status of the answer so far; 0 without one. */
  public int status() {
    AnswerHead known = head;
    return known == null ? 0 : known.status();
  }

  /** Headers of the answer so far; none without one. */
  public Headers headers() {
    AnswerHead known = head;
    return known == null ? Headers.NONE : known.headers();
  }

  /** Godot's {@code is_response_chunked}. */
  public boolean isChunked() {
    return Heads.isChunked(headers());
  }

  /** Bytes of the answer's body so far, on the wire. */
  public long receivedBytes() {
    return received;
  }

  /** Bytes of the answer's body on the wire, all of them; -1 if unknown. */
  public long bodySize() {
    AnswerHead known = head;
    return known == null ? -1 : known.bodySize();
  }

  /** Bytes of the request's body so far. */
  public long sentBytes() {
    return sent;
  }

  public boolean isDone() {
    return completion.isDone();
  }

  /** Completes with the answer, whatever became of the request; never exceptionally. */
  public CompletableFuture<WebAnswer> completion() {
    return completion.copy();
  }

  /** Blocks until the request is over. */
  public WebAnswer await() {
    return completion.join();
  }

  void phase(Phase now) {
    phase = now;
  }

  void sent(long bytes) {
    sent = bytes;
  }

  void head(AnswerHead now) {
    head = now;
  }

  void received(long bytes) {
    received = bytes;
  }

  void complete(WebAnswer answer) {
    completion.complete(answer);
  }
}
