package dev.loadstone.core.testing;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer.Framing;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Serves over real sockets what a {@link FakeTransport} serves in memory: the same resources, and
 * of the behaviours: changes, cuts, stalls and gates.
 */
public final class LocalServer implements AutoCloseable {
  private final RawServer server = RawServer.start(this::answer);
  private final Map<String, FakeResource> resources = new ConcurrentHashMap<>();
  private final Map<String, FakeAnswer> answers = new ConcurrentHashMap<>();
  private final Map<String, Queue<FakeBehaviour>> queued = new ConcurrentHashMap<>();

  public Link link(String path) {
    return server.link(path);
  }

  public LocalServer serve(Link link, FakeResource resource) {
    resources.put(link.uri().getRawPath(), resource);
    return this;
  }

  public LocalServer serve(Link link, FakeAnswer answer) {
    answers.put(link.uri().getRawPath(), answer);
    return this;
  }

  public LocalServer next(Link link, FakeBehaviour... behaviours) {
    for (FakeBehaviour each : behaviours) {
      queued.computeIfAbsent(link.uri().getRawPath(), _ -> new ConcurrentLinkedQueue<>()).add(each);
    }
    return this;
  }

  public RawServer raw() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }

  private boolean answer(RawServer.Received request, RawServer.Wire wire) throws IOException {
    String path = request.target().replaceFirst("\\?.*", "");
    // Behaviours are for downloads; a probe, which a window makes by itself, takes none.
    boolean probe = request.headers().first("Range").orElse("").equals("bytes=0-0");
    Queue<FakeBehaviour> waiting = probe ? null : queued.get(path);
    FakeBehaviour next = waiting == null ? null : waiting.poll();
    FakeBehaviour behaviour = next == null ? FakeBehaviour.NORMAL : next;
    if (behaviour.refusal() != null) {
      return false;
    }
    pass(behaviour, -1);
    return send(behaviour.change().apply(planned(path, request)), behaviour, request, wire);
  }

  private FakeAnswer planned(String path, RawServer.Received request) {
    FakeResource resource = resources.get(path);
    FakeAnswer otherwise = answers.getOrDefault(path, FakeAnswer.status(404));
    return resource == null ? otherwise : resource.answer(request.headers(), Instant.now());
  }

  private static boolean send(
      FakeAnswer answer, FakeBehaviour behaviour, RawServer.Received request, RawServer.Wire wire)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " \r\n");
    for (HeaderField field : answer.framedHeaders().fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    boolean chunked = answer.framing() == Framing.CHUNKED;
    wire.send(head.append(chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n").toString());
    if (!answer.hasBody(request.method())) {
      return true;
    }
    byte[] body = answer.body();
    int until =
        behaviour.end() == null ? body.length : (int) Math.min(body.length, behaviour.endAfter());
    int gate = behaviour.gate() == null ? 0 : Math.clamp(behaviour.gateAfter(), 0, until);
    part(wire, body, 0, gate, chunked);
    pass(behaviour, gate);
    part(wire, body, gate, until, chunked);
    if (behaviour.end() != null) {
      return stop(behaviour.end(), wire);
    }
    if (chunked) {
      wire.send("0\r\n\r\n");
    }
    return answer.framing() != Framing.CLOSE;
  }

  private static boolean stop(Failure end, RawServer.Wire wire) {
    if (end.code() == FailureCode.TIMEOUT) {
      wire.hold();
    }
    return false;
  }

  private static void pass(FakeBehaviour behaviour, long at) {
    Gate gate = behaviour.gate();
    if (gate != null && behaviour.gateAfter() == at) {
      gate.pass(new CompletableFuture<>());
    }
  }

  private static void part(RawServer.Wire wire, byte[] body, int from, int to, boolean chunked)
      throws IOException {
    if (from >= to) {
      return;
    }
    byte[] part = Arrays.copyOfRange(body, from, to);
    if (chunked) {
      wire.send(Integer.toHexString(part.length).toUpperCase(Locale.ROOT) + "\r\n");
    }
    wire.send(part);
    if (chunked) {
      wire.send("\r\n");
    }
  }
}
