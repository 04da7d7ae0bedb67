package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.OutgoingHeaders;
import dev.loadstone.core.http.Timeouts;
import dev.loadstone.core.http.redaction.KeptText;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.http.wire.BodyFraming;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Notes what happens to one call, when, and tells the phases. OkHttp may connect to several
 * addresses at once on threads of its own, so everything is synchronized.
 */
final class ExchangeRecorder extends EventListener {
  private static final long NEVER = Long.MIN_VALUE;
  private final HttpRequest request;
  private final ClientOptions options;
  private final Redaction redaction;
  private final Consumer<Phase> phases;
  private final TimeSource time;
  private final Deadline deadline;
  private final Timeouts timeouts;
  private final Instant startedAt;

  private Stage stage = Stage.RESOLVING;
  private @Nullable Phase phase;
  private @Nullable WireHead head;
  private @Nullable BodyFraming framing;
  private boolean connected;
  private boolean proxyAsks;
  private long began = NEVER;
  private long resolvingBegan = NEVER;
  private long resolvingEnded = NEVER;
  private long connectingBegan = NEVER;
  private long connectingEnded = NEVER;
  private long securingBegan = NEVER;
  private long securingEnded = NEVER;
  private long acquired = NEVER;
  private long sendingBegan = NEVER;
  private long sent = NEVER;
  private long answered = NEVER;
  private long ended = NEVER;
  private long received;
  private long bytesSent;
  private List<CertificateFacts> refused = List.of();
  private @Nullable Failure failure;

  ExchangeRecorder(
      HttpRequest request,
      ClientOptions options,
      Consumer<Phase> phases,
      TimeSource time,
      Deadline deadline,
      Timeouts timeouts) {
    this.request = request;
    this.options = options;
    this.phases = phases;
    this.time = time;
    this.deadline = deadline;
    this.timeouts = timeouts;
    redaction = Redaction.of(request.secrets());
    startedAt = time.now();
  }

  Redaction redaction() {
    return redaction;
  }

  synchronized void begin() {
    began = time.nanos();
    deadline.arm(timeouts.connect());
  }

  @Override
  public synchronized void dnsStart(Call call, String domainName) {
    resolvingBegan = time.nanos();
    enter(Stage.RESOLVING, Phase.RESOLVING);
  }

  @Override
  public synchronized void dnsEnd(Call call, String domainName, List<InetAddress> addresses) {
    resolvingEnded = time.nanos();
  }

  @Override
  public synchronized void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    if (connectingBegan == NEVER) {
      connectingBegan = time.nanos();
      deadline.arm(timeouts.connect());
      enter(Stage.CONNECTING, Phase.CONNECTING);
    }
  }

  @Override
  public synchronized void secureConnectStart(Call call) {
    if (securingBegan == NEVER) {
      securingBegan = time.nanos();
      deadline.arm(timeouts.tls());
    }
    enter(Stage.SECURING, Phase.CONNECTING);
  }

  @Override
  public synchronized void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    securingEnded = time.nanos();
  }

  @Override
  public synchronized void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    connectingEnded = time.nanos();
    connected = true;
  }

  @Override
  public synchronized void connectionAcquired(Call call, Connection connection) {
    acquired = time.nanos();
    enter(Stage.ASKING, Phase.CONNECTED);
  }

  @Override
  public synchronized void requestHeadersStart(Call call) {
    sendingBegan = time.nanos();
    deadline.arm(timeouts.head());
    enter(Stage.ASKING, Phase.REQUESTING);
  }

  @Override
  public synchronized void requestHeadersEnd(Call call, Request sentRequest) {
    sent = time.nanos();
  }

  /** Bytes of the request's body are about to be written. */
  synchronized void sending(int bytes) {
    bytesSent += bytes;
    deadline.arm(timeouts.stall());
  }

  @Override
  public synchronized void requestBodyEnd(Call call, long byteCount) {
    sent = time.nanos();
    deadline.arm(timeouts.head());
  }

  @Override
  public synchronized void responseHeadersEnd(Call call, Response response) {
    answered = time.nanos();
  }

  @Override
  public void requestFailed(Call call, IOException e) {}

  boolean asksWholeServer() {
    return request.details().wholeServer();
  }

  /** The answer is a proxy's question, which the same request asked again answers. */
  synchronized void proxyAsks(boolean asks) {
    proxyAsks = asks;
  }

  synchronized boolean proxyAsks() {
    return proxyAsks;
  }

  boolean isPublicOnly() {
    return request.publicOnly();
  }

  /** The request is about to go out on this connection. */
  synchronized void sending(WireHead sentHead) {
    head = sentHead;
  }

  /** The answer's head is here; the body comes next. */
  synchronized void answered(WireHead whole) {
    head = whole;
    deadline.disarm();
    enter(Stage.RECEIVING, Phase.BODY);
  }

  synchronized void framed(BodyFraming bodyFraming) {
    framing = bodyFraming;
  }

  /** Null until a head came that leaves no doubt. */
  synchronized @Nullable BodyFraming framing() {
    return framing;
  }

  /** The head as far as it is known. */
  synchronized @Nullable WireHead head() {
    return head;
  }

  synchronized void received(long bytes) {
    received += bytes;
  }

  synchronized long received() {
    return received;
  }

  synchronized Stage stage() {
    return stage;
  }

  /** What the server showed of itself, which was not accepted; empty if that was not it. */
  synchronized void refused(List<CertificateFacts> chain) {
    refused = chain;
  }

  synchronized void failed(Failure why) {
    if (failure == null && ended == NEVER) {
      failure = why;
      finish();
      Phase last =
          switch (why.code()) {
            case CANT_RESOLVE -> Phase.CANT_RESOLVE;
            case CANT_CONNECT, PROXY_ERROR, PROXY_AUTH -> Phase.CANT_CONNECT;
            case TLS_HANDSHAKE_ERROR, CERTIFICATE_REFUSED, PIN_MISMATCH, REVOKED ->
                Phase.TLS_HANDSHAKE_ERROR;
            case CANCELLED -> Phase.DISCONNECTED;
            default -> Phase.CONNECTION_ERROR;
          };
      enter(stage, last);
    }
  }

  synchronized void finish() {
    if (ended == NEVER) {
      ended = time.nanos();
    }
  }

  synchronized HttpExchange exchange() {
    WireHead wire = head;
    return new HttpExchange(
        0,
        0,
        0,
        request.method(),
        KeptText.link(redaction.link(request.link())),
        KeptText.of(redaction.headers(wire == null ? OutgoingHeaders.of(request) : wire.sent())),
        wire == null ? 0 : wire.status(),
        wire == null ? "" : redaction.text(wire.reason()),
        wire == null ? Headers.NONE : KeptText.of(redaction.headers(wire.received())),
        wire == null || wire.status() == 0 ? "" : wire.protocol(),
        wire == null ? "" : wire.peer(),
        wire != null && !connected,
        startedAt,
        timing(),
        received,
        bytesSent,
        wire == null ? TlsFacts.refused(refused) : wire.tls(),
        failure == null ? null : redaction.failure(failure),
        wire == null ? "" : wire.proxy(),
        wire == null ? 0 : wire.socket().getLocalPort(),
        received,
        "",
        settings(wire));
  }

  private HttpExchange.Settings settings(@Nullable WireHead wire) {
    return new HttpExchange.Settings(
        options.network(),
        wire == null ? SignIn.NONE : SignIn.of(wire.sent().first("Authorization").orElse("")),
        options.secrets().proxyUser() != null,
        options.secrets().keyPassword() != null,
        request.details().wholeServer());
  }

  /** What did not end by itself ended with the call, or lasts. */
  private HttpExchange.Timing timing() {
    long last = ended == NEVER ? time.nanos() : ended;
    long firstStep = first(resolvingBegan, connectingBegan, acquired, last);
    return new HttpExchange.Timing(
        between(began, firstStep),
        between(resolvingBegan, first(resolvingEnded, connectingBegan, last)),
        between(connectingBegan, first(connectingEnded, acquired, last)),
        between(securingBegan, first(securingEnded, connectingEnded, last)),
        between(sendingBegan, first(sent, last)),
        between(sent, first(answered, last)),
        between(answered, last));
  }

  private static long first(long... moments) {
    for (long moment : moments) {
      if (moment != NEVER) {
        return moment;
      }
    }
    return NEVER;
  }

  private static long between(long from, long to) {
    return from == NEVER || to == NEVER ? -1 : TimeUnit.NANOSECONDS.toMicros(to - from);
  }

  private void enter(Stage newStage, Phase newPhase) {
    stage = newStage;
    if (phase != newPhase) {
      phase = newPhase;
      phases.accept(newPhase);
    }
  }
}
