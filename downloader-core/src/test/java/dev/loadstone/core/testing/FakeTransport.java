package dev.loadstone.core.testing;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.OutgoingHeaders;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.time.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A network in memory: links with what they serve, and behaviours queued for single requests.
 * Unknown links answer 404. Thread-safe.
 *
 * <pre>{@code
 * transport.serve(link, FakeResource.random(1, 3_000_000));
 * transport.next(link, NORMAL.cutAfter(1_000_000), fails(CANT_CONNECT));  // then as served
 * }</pre>
 */
public final class FakeTransport implements HttpTransport {
  private final TimeSource time;
  private final Map<Link, Function<HttpRequest, FakeAnswer>> served = new HashMap<>();
  private final Map<Link, FakeBehaviour> always = new HashMap<>();
  private final Map<Link, Deque<OneOff>> queued = new HashMap<>();
  private final List<HttpRequest> requests = new ArrayList<>();
  private final List<ClientOptions> clients = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private boolean closed;

  private record OneOff(Predicate<HttpRequest> when, FakeBehaviour behaviour) {}

  public FakeTransport(TimeSource time) {
    this.time = time;
  }

  /** Serves a file from here on, instead of what was served before. */
  public FakeTransport serve(Link link, FakeResource resource) {
    return serve(link, request -> resource.answer(OutgoingHeaders.of(request), time.now()));
  }

  /** Gives every request the same answer. */
  public FakeTransport serve(Link link, FakeAnswer answer) {
    return serve(link, _ -> answer);
  }

  public synchronized FakeTransport serve(Link link, Function<HttpRequest, FakeAnswer> answers) {
    served.put(link, answers);
    return this;
  }

  /** Treats every request for the link so that has no behaviour queued. */
  public synchronized FakeTransport always(Link link, FakeBehaviour behaviour) {
    always.put(link, behaviour);
    return this;
  }

  /** Treats the next requests for the link so, one each, in this order. */
  public FakeTransport next(Link link, FakeBehaviour... behaviours) {
    for (FakeBehaviour each : behaviours) {
      next(link, _ -> true, each);
    }
    return this;
  }

  /** Treats the next request for the link so that matches. */
  public synchronized FakeTransport next(
      Link link, Predicate<HttpRequest> when, FakeBehaviour behaviour) {
    queued.computeIfAbsent(link, _ -> new ArrayDeque<>()).add(new OneOff(when, behaviour));
    return this;
  }

  /** All requests made so far, in order, with their secrets. */
  public synchronized List<HttpRequest> requests() {
    return List.copyOf(requests);
  }

  /** Requests made so far for the link. */
  public List<HttpRequest> requests(Link link) {
    return requests().stream().filter(request -> request.link().equals(link)).toList();
  }

  /** Options of all clients made so far. */
  public synchronized List<ClientOptions> clients() {
    return List.copyOf(clients);
  }

  /** Answers handed out and not closed: 0 at the end of a test, or something leaks. */
  public int openAnswers() {
    return open.get();
  }

  @Override
  public synchronized HttpClient client(ClientOptions options) throws FailureException {
    clients.add(options);
    return (request, phases) -> call(request, phases, options);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private HttpCall call(HttpRequest request, Consumer<Phase> phases, ClientOptions options) {
    return new FakeCall(this, request, phases, time, options.stallTimeout(), open);
  }

  /** What comes of a request that is sent at this moment. */
  synchronized Exchange exchange(HttpRequest request) throws FailureException {
    if (closed) {
      throw new FailureException(FailureCode.CANCELLED, "the transport is closed");
    }
    requests.add(request);
    return new Exchange(
        served.getOrDefault(request.link(), _ -> FakeAnswer.status(404)), behaviour(request));
  }

  private FakeBehaviour behaviour(HttpRequest request) {
    Deque<OneOff> waiting = queued.getOrDefault(request.link(), new ArrayDeque<>());
    for (OneOff each : waiting) {
      if (each.when.test(request)) {
        waiting.removeFirstOccurrence(each);
        return each.behaviour;
      }
    }
    return always.getOrDefault(request.link(), FakeBehaviour.NORMAL);
  }

  record Exchange(Function<HttpRequest, FakeAnswer> server, FakeBehaviour behaviour) {}
}
