package dev.loadstone.core.model;

import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server showed of itself that was not accepted, and why.
 *
 * @param origin of the server, which a redirect may have led to
 * @param chain the server's own certificate first, never empty
 */
public record RefusedCertificate(Origin origin, List<CertificateFacts> chain, Failure failure) {
  public RefusedCertificate {
    chain = List.copyOf(chain);
  }

  /** Of an exchange that ended with such a refusal. */
  public static Optional<RefusedCertificate> of(HttpExchange exchange) {
    TlsFacts tls = exchange.tls();
    Failure failure = exchange.failure();
    boolean refused =
        failure != null
            && switch (failure.code()) {
              case CERTIFICATE_REFUSED, PIN_MISMATCH, REVOKED -> true;
              default -> false;
            };
    return failure == null || tls == null || !refused || tls.chain().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RefusedCertificate(Link.parse(exchange.link()).origin(), tls.chain(), failure));
  }

  /** The server's own. */
  public CertificateFacts server() {
    return chain.getFirst();
  }

  /** Whether trusting its key would help: not if it was revoked or its time is not now. */
  public boolean isTrustable(Instant now) {
    return failure.code() != FailureCode.REVOKED
        && !now.isBefore(server().notBefore())
        && !now.isAfter(server().notAfter());
  }
}
