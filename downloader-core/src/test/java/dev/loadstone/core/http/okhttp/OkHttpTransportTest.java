package dev.loadstone.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.HttpTransportContract;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.LocalServer;
import dev.loadstone.core.time.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OkHttpTransportTest extends HttpTransportContract {
  private final LocalServer server = new LocalServer();
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @Override
  protected HttpTransport transport() {
    return transport;
  }

  @Override
  protected Link link(String path) {
    return server.link(path);
  }

  @Override
  protected void serve(Link link, FakeResource resource) {
    server.serve(link, resource);
  }

  @Override
  protected void serve(Link link, FakeAnswer answer) {
    server.serve(link, answer);
  }

  @Override
  protected void next(Link link, FakeBehaviour behaviour) {
    server.next(link, behaviour);
  }

  @Override
  protected long asked(String path) {
    return server.raw().received().stream().filter(each -> each.target().equals(path)).count();
  }

  /** A connection goes to its next reader before the last one is done with it. */
  @Test
  void exchange_manyThreadsOverPooledConnections_neverMixesBodies() throws Exception {
    int resources = 12;
    for (int i = 0; i < resources; i++) {
      server.serve(link("/" + i), FakeResource.random(i, 30_000 + i));
    }
    HttpClient client =
        transport.client(
            new ClientOptions(
                NetworkOptions.DEFAULTS, Duration.ofSeconds(30), Duration.ofSeconds(30)));
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int thread = 0; thread < 12; thread++) {
        int number = thread;
        wrong.add(threads.submit(() -> wrongBodies(client, number % resources, 120)));
      }
      for (Future<Integer> each : wrong) {
        assertThat(each.get()).isZero();
      }
    }
  }

  private int wrongBodies(HttpClient client, int number, int times) throws Exception {
    byte[] expected = FakeResource.random(number, 30_000 + number).bytes();
    int wrong = 0;
    for (int i = 0; i < times; i++) {
      HttpRequest request = new HttpRequest("GET", link("/" + number), Headers.NONE, Secrets.NONE);
      ByteBuffer body = ByteBuffer.allocate(expected.length + 1);
      try (HttpAnswer answer = client.call(request, _ -> {}).execute()) {
        int count = 0;
        while (count >= 0 && body.hasRemaining()) {
          count = answer.read(body);
        }
      }
      wrong += Arrays.equals(expected, Arrays.copyOf(body.array(), body.position())) ? 0 : 1;
    }
    return wrong;
  }
}
