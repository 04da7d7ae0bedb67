package dev.loadstone.core.model;

/** How hard it is asked whether a server's certificate was revoked by whoever issued it. */
public enum RevocationMode {
  /** Not at all. */
  OFF,
  /**
   * By what the server brings along (OCSP stapling), else by the authority's OCSP or CRL; revoked
   * is refused, no answer is not.
   */
  WHEN_AVAILABLE,
  /** The same, but only a certificate that is known to be good is accepted. */
  REQUIRED;

  /** The one of both that asks harder. */
  public RevocationMode stricter(RevocationMode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
