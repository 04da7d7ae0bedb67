package dev.loadstone.core.request;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;

/**
 * The head of an answer: all that comes before its body.
 *
 * @param protocol {@code http/1.1} or {@code h2}; empty if no answer came
 * @param status 0 if no answer came
 * @param reason the server's words after the status; empty in HTTP/2
 * @param headers as received: in order, repeated, case kept; secrets are in them
 * @param bodySize bytes on the wire; -1 if unknown
 * @param link that answered, after redirects
 */
public record AnswerHead(
    String protocol, int status, String reason, Headers headers, long bodySize, Link link) {

  /** No answer to a request for a link. */
  static AnswerHead none(Link link) {
    return new AnswerHead("", 0, "", Headers.NONE, -1, link);
  }
}
