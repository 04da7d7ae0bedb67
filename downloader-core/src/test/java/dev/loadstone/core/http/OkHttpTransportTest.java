package dev.loadstone.core.http;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.LocalServer;
import dev.loadstone.core.time.TimeSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

final class OkHttpTransportTest extends HttpTransportContract {
  private final LocalServer server = new LocalServer();
  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @Override
  HttpTransport transport() {
    return transport;
  }

  @Override
  Link link(String path) {
    return server.link(path);
  }

  @Override
  void serve(Link link, FakeResource resource) {
    server.serve(link, resource);
  }

  @Override
  void serve(Link link, FakeAnswer answer) {
    server.serve(link, answer);
  }

  @Override
  void next(Link link, FakeBehaviour behaviour) {
    server.next(link, behaviour);
  }

  @Override
  long asked(String path) {
    return server.raw().received().stream().filter(each -> each.target().equals(path)).count();
  }
}
