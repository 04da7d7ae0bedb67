package dev.loadstone.core.request;

import dev.loadstone.core.model.Headers;

/** What headers of answers say. */
final class Heads {
  private Heads() {}

  static boolean isChunked(Headers headers) {
    return headers.all("Transfer-Encoding").stream()
        .anyMatch(coding -> coding.strip().equalsIgnoreCase("chunked"));
  }
}
