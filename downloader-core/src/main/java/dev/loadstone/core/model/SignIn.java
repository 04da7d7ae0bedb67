package dev.loadstone.core.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a person's name and password are shown to a server. */
public enum SignIn {
  NONE,
  /** With the first request (RFC 7617). */
  BASIC,
  /** As an answer to the server's question (RFC 7616). */
  DIGEST,
  /** A token in place of a name (RFC 6750). */
  BEARER;

  /** {@code Authorization} of RFC 7617, {@code Proxy-Authorization} too. */
  public static String basicAuthorization(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
