package dev.loadstone.core.http;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request as it is to be sent.
 *
 * @param headers harmless ones, for any origin, in order; nothing is added but what HTTP requires,
 *     {@code User-Agent} and {@code Accept-Encoding: identity} where they are missing
 * @param secrets sent only while the link's origin is that of the original link
 * @param publicOnly refuses a host whose address is of this machine or its local network: for
 *     targets that a server chose
 */
public record HttpRequest(
    String method,
    Link link,
    Headers headers,
    Secrets secrets,
    boolean publicOnly,
    Details details) {

  /**
   * What few requests have.
   *
   * @param order names of headers, harmless or not, as they are to follow each other on the wire;
   *     what is not named comes after
   * @param wholeServer sends {@code *} instead of the path (RFC 9112 3.2.4)
   * @param timeouts instead of the client's; null takes those
   * @param http2 whether a server that speaks HTTP/2 is asked in it; {@code wholeServer} never is
   */
  public record Details(
      OutgoingBody body,
      List<String> order,
      boolean wholeServer,
      @Nullable Timeouts timeouts,
      boolean http2) {
    public static final Details NONE =
        new Details(OutgoingBody.NONE, List.of(), false, null, false);

    public Details {
      order = List.copyOf(order);
    }
  }

  public HttpRequest(
      String method, Link link, Headers headers, Secrets secrets, boolean publicOnly) {
    this(method, link, headers, secrets, publicOnly, Details.NONE);
  }

  public HttpRequest(String method, Link link, Headers headers, Secrets secrets) {
    this(method, link, headers, secrets, false);
  }

  public HttpRequest withHeaders(Headers newHeaders, Secrets newSecrets) {
    return new HttpRequest(method, link, newHeaders, newSecrets, publicOnly, details);
  }

  public OutgoingBody body() {
    return details.body();
  }

  /** HTTP/2 comes with TLS only; {@code OPTIONS *} is written by hand, in HTTP/1.1. */
  public boolean offersHttp2() {
    return details.http2() && !details.wholeServer() && link.origin().isSecure();
  }

  public boolean hasBody() {
    return details.body().isThere();
  }
}
