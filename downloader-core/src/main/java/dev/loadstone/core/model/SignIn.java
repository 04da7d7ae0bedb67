package dev.loadstone.core.model;

/** How a person's name and password are shown to a server. */
public enum SignIn {
  NONE,
  /** With the first request (RFC 7617). */
  BASIC,
  /** As an answer to the server's question (RFC 7616). */
  DIGEST,
  /** A token in place of a name (RFC 6750). */
  BEARER
}
