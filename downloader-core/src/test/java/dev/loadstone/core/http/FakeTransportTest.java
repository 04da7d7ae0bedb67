package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.FakeTransport;
import dev.loadstone.core.time.TimeSource;
import org.junit.jupiter.api.AfterEach;

final class FakeTransportTest extends HttpTransportContract {
  private final FakeTransport transport = new FakeTransport(TimeSource.SYSTEM);

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(transport.openAnswers()).isZero();
  }

  @Override
  protected HttpTransport transport() {
    return transport;
  }

  @Override
  protected Link link(String path) {
    return Link.parse("http://assets.example" + path);
  }

  @Override
  protected void serve(Link link, FakeResource resource) {
    transport.serve(link, resource);
  }

  @Override
  protected void serve(Link link, FakeAnswer answer) {
    transport.serve(link, answer);
  }

  @Override
  protected void next(Link link, FakeBehaviour behaviour) {
    transport.next(link, behaviour);
  }

  @Override
  protected long asked(String path) {
    return transport.requests(link(path)).size();
  }
}
