package dev.loadstone.core.http;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;

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
    String method, Link link, Headers headers, Secrets secrets, boolean publicOnly) {

  public HttpRequest(String method, Link link, Headers headers, Secrets secrets) {
    this(method, link, headers, secrets, false);
  }

  HttpRequest withHeaders(Headers newHeaders, Secrets newSecrets) {
    return new HttpRequest(method, link, newHeaders, newSecrets, publicOnly);
  }
}
