package dev.loadstone.core.testing;

import dev.loadstone.core.model.Headers;
import java.nio.charset.StandardCharsets;

/**
 * A scripted answer.
 *
 * @param body what is sent; for HEAD, 204 and 304 nothing is
 * @param framing how the end of the body is told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FakeAnswer(int status, Headers headers, byte[] body, Framing framing) {

  /** How a receiver learns where the body ends. */
  public enum Framing {
    LENGTH,
    CHUNKED,
    /** By the end of the connection: proves nothing over plain HTTP. */
    CLOSE
  }

  public static FakeAnswer of(int status, Headers headers, String body) {
    return new FakeAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8), Framing.LENGTH);
  }

  public static FakeAnswer status(int status) {
    return of(status, Headers.NONE, "");
  }

  public static FakeAnswer redirect(int status, String location) {
    return of(status, Headers.of("Location", location), "moved");
  }

  public FakeAnswer withStatus(int newStatus) {
    return new FakeAnswer(newStatus, headers, body, framing);
  }

  public FakeAnswer withHeader(String name, String value) {
    return new FakeAnswer(status, headers.without(name).plus(name, value), body, framing);
  }

  public FakeAnswer withoutHeader(String name) {
    return new FakeAnswer(status, headers.without(name), body, framing);
  }

  public FakeAnswer withBody(byte[] newBody) {
    return new FakeAnswer(status, headers, newBody, framing);
  }

  public FakeAnswer withFraming(Framing newFraming) {
    return new FakeAnswer(status, headers, body, newFraming);
  }

  /** Whether a body goes with the head (RFC 9110 6.4.1). */
  boolean hasBody(String method) {
    return !method.equals("HEAD") && status != 204 && status != 304;
  }

  /** The headers with the body's length, if that is how it is framed. */
  Headers framedHeaders() {
    boolean stated = framing != Framing.LENGTH || headers.has("Content-Length") || status == 204;
    return stated ? headers : headers.plus("Content-Length", String.valueOf(body.length));
  }
}
