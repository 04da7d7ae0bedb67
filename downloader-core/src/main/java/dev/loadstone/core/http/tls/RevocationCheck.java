package dev.loadstone.core.http.tls;

import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RevocationVerdict;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether the certificates of a chain were revoked: first by what the server brought along
 * (OCSP stapling, RFC 6066 8), then the authority's OCSP responder, then its list (CRL).
 */
public final class RevocationCheck {
  private final StatusFetch fetch;
  private final StatusProof proof;

  /**
   * What came of it.
   *
   * @param detail who said so, or why nobody could
   */
  record Result(RevocationVerdict verdict, String detail) {
    static final Result NOT_ASKED = new Result(RevocationVerdict.NOT_CHECKED, "");

    static Result unknown(String why) {
      return new Result(RevocationVerdict.UNKNOWN, why);
    }
  }

  /** Fetches what tells a status; bounded in time and size. */
  @FunctionalInterface
  public interface StatusFetch {
    /**
     * The answer to a GET, or to a POST of an OCSP request if there is one.
     *
     * @throws IOException if there is none
     */
    byte[] fetch(String link, byte @Nullable [] request) throws IOException;
  }

  public RevocationCheck(StatusFetch fetch, StatusProof proof) {
    this.fetch = fetch;
    this.proof = proof;
  }

  /**
   * Of a whole chain: revoked if one is, good if all are.
   *
   * @param path from the server's certificate to the authority's, which nobody can revoke
   * @param stapled OCSP responses in the chain's order, as far as there are any
   */
  Result of(List<X509Certificate> path, List<byte[]> stapled) {
    if (path.size() < 2) {
      return Result.unknown("it is trusted by itself: no authority could revoke it");
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < path.size() - 1; i++) {
      byte[] brought = i < stapled.size() ? stapled.get(i) : new byte[0];
      Result result = one(path.get(i), path.get(i + 1), brought);
      if (result.verdict() == RevocationVerdict.REVOKED) {
        return result;
      }
      results.add(result);
    }
    return results.stream()
        .filter(result -> result.verdict() != RevocationVerdict.GOOD)
        .findFirst()
        .orElse(results.getFirst());
  }

  private Result one(X509Certificate certificate, X509Certificate issuer, byte[] stapled) {
    List<String> faults = new ArrayList<>();
    if (stapled.length > 0) {
      Result result = proof.ofResponse(certificate, issuer, stapled, "OCSP, stapled");
      if (result.verdict() != RevocationVerdict.UNKNOWN) {
        return result;
      }
      faults.add(result.detail());
    }
    Result known = proof.remembered(certificate, issuer);
    if (known != null) {
      return known;
    }
    for (String link : StatusSources.responders(certificate)) {
      Result result = asked(certificate, issuer, link, true);
      if (result.verdict() != RevocationVerdict.UNKNOWN) {
        return result;
      }
      faults.add(result.detail());
    }
    for (String link : StatusSources.lists(certificate)) {
      Result result = asked(certificate, issuer, link, false);
      if (result.verdict() != RevocationVerdict.UNKNOWN) {
        return result;
      }
      faults.add(result.detail());
    }
    String subject = certificate.getSubjectX500Principal().getName();
    return Result.unknown(
        faults.isEmpty()
            ? subject + " names no place that tells whether it was revoked"
            : subject + ": " + String.join("; ", faults));
  }

  private Result asked(
      X509Certificate certificate, X509Certificate issuer, String link, boolean ocsp) {
    String where = (ocsp ? "OCSP of " : "CRL of ") + host(link);
    try {
      byte[] request = ocsp ? StatusSources.request(certificate, issuer) : null;
      byte[] answer = fetch.fetch(link, request);
      return ocsp
          ? proof.ofResponse(certificate, issuer, answer, where)
          : proof.ofList(certificate, issuer, answer, where);
    } catch (IOException | IllegalArgumentException e) {
      return Result.unknown(where + " cannot be had: " + Redaction.COMMON.text(reason(e)));
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }

  private static String host(String link) {
    try {
      return String.valueOf(URI.create(link).getAuthority());
    } catch (IllegalArgumentException e) {
      return new Link(link).redacted();
    }
  }
}
