package dev.loadstone.core.request;

import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeTransport;
import dev.loadstone.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.BeforeEach;

/** The fake keeps what the real transports promise. */
final class FakeRequestTest extends RequestContract {
  private final FakeTransport transport = new FakeTransport(TimeSource.SYSTEM);
  private byte[] last = new byte[0];

  @BeforeEach
  void serve() {
    transport.serve(link("/echo"), this::echo);
    transport.serve(link("/text"), FakeAnswer.of(200, Headers.NONE, TEXT));
    transport.serve(
        link("/gzip"),
        FakeAnswer.status(200).withHeader("Content-Encoding", "gzip").withBody(gzip(CODED_TEXT)));
    transport.serve(link("/to-text"), FakeAnswer.redirect(302, "/text"));
    transport.serve(link("/to-echo"), FakeAnswer.redirect(307, "/echo"));
    transport.serve(link("/to-itself"), FakeAnswer.redirect(302, "/to-itself"));
    transport.serve(link("/invalid"), FakeAnswer.of(422, Headers.NONE, INVALID));
    transport.serve(link("/small"), FakeAnswer.status(413));
    transport.serve(link("/slow"), FakeAnswer.status(200).withBody(new byte[1_000]));
    transport.always(link("/slow"), FakeBehaviour.NORMAL.stallAfter(10));
  }

  private FakeAnswer echo(HttpRequest request) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      request.body().writeTo(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    last = body.toByteArray();
    return FakeAnswer.status(200).withHeader("X-Method", request.method());
  }

  @Override
  HttpTransport transport() {
    return transport;
  }

  @Override
  Link link(String path) {
    return Link.parse("http://fake.example" + path);
  }

  @Override
  byte[] echoed(WebAnswer answer) {
    return last;
  }

  @Override
  String protocol() {
    return "http/1.1";
  }
}
