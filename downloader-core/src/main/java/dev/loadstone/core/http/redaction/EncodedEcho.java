package dev.loadstone.core.http.redaction;

import java.nio.charset.StandardCharsets;

/**
 * Finds a secret that a server gives back percent-encoded, whichever of its bytes, however often.
 */
final class EncodedEcho {
  private final String text;
  private final StringBuilder decoded = new StringBuilder();

  /** Where each decoded character begins in the text, and where the last ends. */
  private final int[] begins;

  private EncodedEcho(String text) {
    this.text = text;
    begins = new int[text.length() + 1];
    int at = 0;
    while (at < text.length()) {
      begins[decoded.length()] = at;
      at = text.charAt(at) == '%' ? escape(at) : plain(at);
    }
    begins[decoded.length()] = at;
  }

  /** The text with the secret replaced; the same if it is not there. */
  static String replaced(String text, String secret, String replacement) {
    return new EncodedEcho(text).replaced(bytes(secret), replacement);
  }

  private String replaced(String secret, String replacement) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (int at = decoded.indexOf(secret); at >= 0; ) {
      out.append(text, copied, begins[at]).append(replacement);
      copied = begins[at + secret.length()];
      at = decoded.indexOf(secret, at + secret.length());
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  private int plain(int at) {
    decoded.append(text.charAt(at));
    return at + 1;
  }

  private int escape(int at) {
    Escape escape = Escape.at(text, at);
    if (escape == null) {
      return plain(at);
    }
    decoded.append(escape.meant());
    return escape.end();
  }

  /** One character for each byte of UTF-8, as percent-encoding knows them. */
  private static String bytes(String secret) {
    return new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
