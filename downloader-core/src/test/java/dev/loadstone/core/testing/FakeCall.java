package dev.loadstone.core.testing;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.OutgoingHeaders;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One exchange with a {@link FakeTransport}. */
final class FakeCall implements HttpCall {
  private final FakeTransport transport;
  private final HttpRequest request;
  private final Consumer<Phase> phases;
  private final TimeSource time;
  private final Duration stallTimeout;
  private final AtomicInteger open;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final Instant started;
  private volatile @Nullable FakeAnswer answered;
  private volatile @Nullable Failure failure;
  private volatile long received;
  private volatile long bytesSent;
  private boolean executed;

  FakeCall(
      FakeTransport transport,
      HttpRequest request,
      Consumer<Phase> phases,
      TimeSource time,
      Duration stallTimeout,
      AtomicInteger open) {
    this.transport = transport;
    this.request = request;
    this.phases = phases;
    this.time = time;
    this.stallTimeout = stallTimeout;
    this.open = open;
    started = time.now();
  }

  @Override
  public HttpAnswer execute() throws FailureException {
    if (executed) {
      throw new IllegalStateException("a call is executed once");
    }
    executed = true;
    failIfCancelled();
    phases.accept(Phase.RESOLVING);
    phases.accept(Phase.CONNECTING);
    FakeTransport.Exchange exchange = transport.exchange(request);
    FakeBehaviour behaviour = exchange.behaviour();
    if (behaviour.refusal() != null) {
      throw failed(behaviour.refusal());
    }
    phases.accept(Phase.CONNECTED);
    phases.accept(Phase.REQUESTING);
    Gate gate = behaviour.gate();
    if (gate != null && behaviour.gateAfter() < 0) {
      gate.pass(cancelled);
    }
    failIfCancelled();
    bytesSent = send();
    FakeAnswer answer = behaviour.change().apply(exchange.server().apply(request));
    answered = answer;
    phases.accept(Phase.BODY);
    open.incrementAndGet();
    return new Answer(answer, behaviour);
  }

  @Override
  public void cancel() {
    cancelled.complete(null);
  }

  @Override
  public HttpExchange exchange() {
    FakeAnswer answer = answered;
    Redaction redaction = Redaction.of(request.secrets());
    return new HttpExchange(
        0,
        0,
        0,
        request.method(),
        redaction.link(request.link()),
        redaction.headers(OutgoingHeaders.of(request)),
        answer == null ? 0 : answer.status(),
        "",
        answer == null ? Headers.NONE : redaction.headers(answer.framedHeaders()),
        answer == null ? "" : "http/1.1",
        answer == null ? "" : "192.0.2.1:443",
        false,
        started,
        HttpExchange.Timing.NONE,
        received,
        bytesSent,
        null,
        failure);
  }

  private long send() throws FailureException {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      request.body().writeTo(body);
      return body.size();
    } catch (FailureException e) {
      throw failed(e.failure());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void failIfCancelled() throws FailureException {
    if (cancelled.isDone()) {
      throw failed(Failure.of(FailureCode.CANCELLED, "cancelled"));
    }
  }

  private FailureException failed(Failure why) {
    failure = why;
    return new FailureException(why, null);
  }

  private final class Answer implements HttpAnswer {
    private final FakeAnswer answer;
    private final FakeBehaviour behaviour;
    private final byte[] body;
    private int at;
    private boolean closed;

    Answer(FakeAnswer answer, FakeBehaviour behaviour) {
      this.answer = answer;
      this.behaviour = behaviour;
      body = answer.hasBody(request.method()) ? answer.body() : new byte[0];
    }

    @Override
    public String protocol() {
      return "http/1.1";
    }

    @Override
    public int status() {
      return answer.status();
    }

    @Override
    public String reason() {
      return "";
    }

    @Override
    public Headers headers() {
      return answer.framedHeaders();
    }

    @Override
    public long contentLength() {
      boolean known =
          answer.framing() == FakeAnswer.Framing.LENGTH || !answer.hasBody(request.method());
      return known ? body.length : -1;
    }

    @Override
    public Way way() {
      return Way.STRAIGHT;
    }

    @Override
    public boolean endIsProven() {
      return answer.framing() != FakeAnswer.Framing.CLOSE || !answer.hasBody(request.method());
    }

    @Override
    public int read(ByteBuffer target) throws FailureException {
      if (closed) {
        throw new IllegalStateException("the answer is closed");
      }
      failIfCancelled();
      Gate gate = behaviour.gate();
      if (gate != null && at == behaviour.gateAfter()) {
        gate.pass(cancelled);
        failIfCancelled();
      }
      Failure end = behaviour.end();
      if (end != null && at >= behaviour.endAfter()) {
        throw broken(end);
      }
      int wanted = wanted(target.remaining());
      if (wanted == 0) {
        return at == body.length ? -1 : 0;
      }
      pace(wanted);
      target.put(body, at, wanted);
      at += wanted;
      received = at;
      return wanted;
    }

    private int wanted(int room) {
      long until = behaviour.end() == null ? body.length : behaviour.endAfter();
      if (behaviour.gate() != null && at < behaviour.gateAfter()) {
        until = Math.min(until, behaviour.gateAfter());
      }
      long left = Math.min(until, body.length) - at;
      return (int) Math.min(left, Math.min(room, behaviour.piece()));
    }

    private void pace(int bytes) {
      if (behaviour.bytesPerSecond() > 0) {
        time.sleep(TimeUnit.SECONDS.toNanos(bytes) / behaviour.bytesPerSecond());
      }
    }

    private FailureException broken(Failure end) throws FailureException {
      if (end.code() == FailureCode.TIMEOUT) {
        time.sleep(stallTimeout.toNanos());
        failIfCancelled();
      }
      return failed(end);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }
}
