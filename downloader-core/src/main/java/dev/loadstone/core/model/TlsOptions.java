package dev.loadstone.core.model;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom to take for the server, over TLS 1.2 or 1.3.
 *
 * <p>All but {@code caFile} hold for the host they were said of, never for one it redirects to.
 *
 * @param caFile absolute; PEM file of certificates trusted besides the JDK's and the system's
 * @param insecure accepts any certificate of any name: told in the log and in every record
 * @param expectedName the name the certificate must have, and the server is asked for, instead of
 *     the link's host; null for the link's
 * @param clientCertificate null for none
 * @param pins the key of one certificate of the chain must be one of these, whoever vouches for it;
 *     empty for any key
 * @param pinsSuffice a server whose own key is pinned is taken for the host although no authority
 *     vouches for it and whatever names its certificate has; dates and revocation still count
 */
public record TlsOptions(
    @Nullable Path caFile,
    boolean insecure,
    @Nullable String expectedName,
    @Nullable ClientCertificate clientCertificate,
    List<KeyPin> pins,
    boolean pinsSuffice,
    RevocationMode revocation) {
  public static final TlsOptions DEFAULTS =
      new TlsOptions(null, false, null, null, List.of(), false, RevocationMode.OFF);

  public TlsOptions {
    pins = List.copyOf(pins);
    if (pinsSuffice && pins.isEmpty()) {
      throw new InvalidInputException("To trust a host by its key alone, pin the key");
    }
  }

  public TlsOptions withCaFile(@Nullable Path file) {
    return new TlsOptions(
        file, insecure, expectedName, clientCertificate, pins, pinsSuffice, revocation);
  }

  public TlsOptions withInsecure(boolean any) {
    return new TlsOptions(
        caFile, any, expectedName, clientCertificate, pins, pinsSuffice, revocation);
  }

  public TlsOptions withExpectedName(@Nullable String name) {
    return new TlsOptions(caFile, insecure, name, clientCertificate, pins, pinsSuffice, revocation);
  }

  public TlsOptions withClientCertificate(@Nullable ClientCertificate certificate) {
    return new TlsOptions(
        caFile, insecure, expectedName, certificate, pins, pinsSuffice, revocation);
  }

  /** Keys of which the chain must have one; an authority vouches all the same. */
  public TlsOptions withPins(List<KeyPin> newPins) {
    return pinned(newPins, false);
  }

  /** Keys of servers that need nobody who vouches for them, and no others. */
  public TlsOptions trusting(List<KeyPin> keys) {
    return pinned(keys, !keys.isEmpty());
  }

  private TlsOptions pinned(List<KeyPin> newPins, boolean suffice) {
    return new TlsOptions(
        caFile, insecure, expectedName, clientCertificate, newPins, suffice, revocation);
  }

  public TlsOptions withRevocation(RevocationMode mode) {
    return new TlsOptions(
        caFile, insecure, expectedName, clientCertificate, pins, pinsSuffice, mode);
  }

  /** What is left of these for a host that they were not said of. */
  public TlsOptions forOtherHosts() {
    return DEFAULTS.withCaFile(caFile);
  }

  /** These where something was said, else the others'; of two demands the stricter. */
  public TlsOptions orElse(TlsOptions others) {
    return new TlsOptions(
        caFile != null ? caFile : others.caFile,
        insecure || others.insecure,
        expectedName != null ? expectedName : others.expectedName,
        clientCertificate != null ? clientCertificate : others.clientCertificate,
        pins.isEmpty() ? others.pins : pins,
        pins.isEmpty() ? others.pinsSuffice : pinsSuffice,
        revocation.stricter(others.revocation));
  }
}
