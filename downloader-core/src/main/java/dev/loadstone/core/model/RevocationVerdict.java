package dev.loadstone.core.model;

/** What came of asking whether a certificate was revoked. */
public enum RevocationVerdict {
  /** The authority says that it stands. */
  GOOD,
  /** The authority took it back. */
  REVOKED,
  /** Nobody could say. */
  UNKNOWN,
  /** Nobody was asked. */
  NOT_CHECKED
}
