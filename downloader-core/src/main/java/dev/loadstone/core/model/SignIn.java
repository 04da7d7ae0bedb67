package dev.loadstone.core.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

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

  /** The way that the value of an {@code Authorization} header takes; NONE for any other. */
  public static SignIn of(String authorization) {
    int space = Math.max(authorization.indexOf(' '), 0);
    return switch (authorization.substring(0, space).toLowerCase(Locale.ROOT)) {
      case "basic" -> BASIC;
      case "digest" -> DIGEST;
      case "bearer" -> BEARER;
      default -> NONE;
    };
  }
}
