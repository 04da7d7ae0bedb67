package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.dns.InterruptibleDns;
import dev.loadstone.core.http.proxy.ProxyRules;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.http.wire.BodyFraming;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One call of OkHttp, with its limits of time and its failures named. */
final class OkHttpCall implements HttpCall {
  private final OkHttpRoute route;
  private final Link link;
  private final Call call;
  private final ExchangeRecorder recorder;
  private final Deadline deadline;
  private final Duration stallTimeout;
  private final InterruptibleDns.Asker asker;
  private final AtomicBoolean executed = new AtomicBoolean();
  private volatile boolean cancelled;
  private volatile boolean over;

  OkHttpCall(
      OkHttpRoute route,
      Link link,
      Call call,
      ExchangeRecorder recorder,
      Deadline deadline,
      Duration stallTimeout,
      InterruptibleDns.Asker asker) {
    this.route = route;
    this.link = link;
    this.call = call;
    this.recorder = recorder;
    this.deadline = deadline;
    this.stallTimeout = stallTimeout;
    this.asker = asker;
  }

  @Override
  public HttpAnswer execute() throws FailureException {
    if (!executed.compareAndSet(false, true)) {
      throw new IllegalStateException("a call is executed once");
    }
    recorder.begin();
    try {
      Response response = ScopedValue.where(InterruptibleDns.ASKER, asker).call(call::execute);
      WireHead head = recorder.head();
      BodyFraming framing = recorder.framing();
      if (head == null || framing == null) {
        throw new IllegalStateException("an answer that was not on the wire");
      }
      return new OkHttpAnswer(this, response, head, framing, head.carrier());
    } catch (IOException | RuntimeException e) {
      FailureException failure = failed(e);
      ended();
      throw failure;
    }
  }

  @Override
  public void cancel() {
    if (!over) {
      cancelled = true;
      abandon();
    }
  }

  @Override
  public boolean wantsSignIn() {
    return recorder.proxyAsks();
  }

  @Override
  public HttpExchange exchange() {
    return recorder.exchange();
  }

  @Override
  public Redaction redaction() {
    return recorder.redaction();
  }

  /** Breaks the connection off, whoever waits for it. */
  void abandon() {
    asker.aborted().complete(null);
    call.cancel();
  }

  /** Whether a proxy that wants the password itself is sent nothing. */
  boolean signsInByDigestOnly() {
    ProxyRules.Via via = route.proxy(link.origin());
    return via != null && via.digestOnly() && via.user() != null;
  }

  /** A read of the body begins. */
  void waiting() {
    deadline.arm(stallTimeout);
  }

  /** A read of the body ended. */
  void received(int bytes) {
    deadline.disarm();
    recorder.received(bytes);
  }

  FailureException failed(Throwable thrown) {
    Origin origin = link.origin();
    ProxyRules.Via via = route.proxy(origin);
    WireHead head = recorder.head();
    Failure failure =
        NetworkFailures.of(
            thrown,
            new NetworkFailures.Situation(
                recorder.stage(),
                origin.toString().substring(origin.scheme().length() + 3),
                via == null ? null : via.toString(),
                signsInByDigestOnly(),
                cancelled,
                head != null && head.missedClientCertificate(),
                timedOut(),
                recorder.received()));
    recorder.refused(route.refusedChain(origin, thrown));
    recorder.failed(failure);
    return new FailureException(failure, thrown);
  }

  void ended() {
    over = true;
    deadline.end();
    recorder.finish();
  }

  private @Nullable Duration timedOut() {
    return deadline.hasPassed() ? deadline.limit() : null;
  }
}
