package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the servers' certificates that were accepted lately; a resumed session shows
 * none again. Thread-safe, bounded.
 */
final class AcceptedChains {
  private static final int MOST = 64;

  private final Map<X509Certificate, Acceptance> acceptances = bounded();
  private final Map<List<Certificate>, List<CertificateFacts>> described = bounded();
  private final Map<String, List<CertificateFacts>> misnamed = bounded();

  /**
   * Why a server's certificate was accepted.
   *
   * @param keyTrusted for its pinned key, with nobody vouching for it
   */
  private record Acceptance(RevocationCheck.Result revocation, boolean keyTrusted) {
    static final Acceptance UNKNOWN = new Acceptance(RevocationCheck.Result.NOT_ASKED, false);
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }

  synchronized void note(
      X509Certificate server, RevocationCheck.Result revocation, boolean keyTrusted) {
    acceptances.put(server, new Acceptance(revocation, keyTrusted));
  }

  /** Its certificates were accepted, but not for that host. */
  synchronized void noteMisnamed(String host, SSLSession session) {
    misnamed.put(host, described(chain(session)));
  }

  /** What that host showed last with other names; empty if it did not. */
  synchronized List<CertificateFacts> misnamed(String host) {
    return misnamed.getOrDefault(host, List.of());
  }

  synchronized @Nullable TlsFacts facts(SSLSession session, boolean unverified) {
    List<Certificate> chain = chain(session);
    Acceptance acceptance =
        chain.isEmpty() || !(chain.getFirst() instanceof X509Certificate server)
            ? Acceptance.UNKNOWN
            : acceptances.getOrDefault(server, Acceptance.UNKNOWN);
    return TlsFacts.of(
        session.getProtocol(),
        session.getCipherSuite(),
        described.computeIfAbsent(chain, AcceptedChains::described),
        unverified,
        acceptance.keyTrusted(),
        acceptance.revocation().verdict(),
        acceptance.revocation().detail());
  }

  private static List<Certificate> chain(SSLSession session) {
    try {
      return Arrays.asList(session.getPeerCertificates());
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    }
  }

  private static List<CertificateFacts> described(List<Certificate> chain) {
    return chain.stream()
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .map(CertificateText::facts)
        .toList();
  }
}
