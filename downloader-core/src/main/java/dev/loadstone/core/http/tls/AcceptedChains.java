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

  private final Map<X509Certificate, RevocationCheck.Result> results = bounded();
  private final Map<List<Certificate>, List<CertificateFacts>> described = bounded();

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }

  synchronized void note(X509Certificate server, RevocationCheck.Result result) {
    results.put(server, result);
  }

  synchronized @Nullable TlsFacts facts(SSLSession session, boolean unverified) {
    List<Certificate> chain = chain(session);
    RevocationCheck.Result result =
        chain.isEmpty() || !(chain.getFirst() instanceof X509Certificate server)
            ? RevocationCheck.Result.NOT_ASKED
            : results.getOrDefault(server, RevocationCheck.Result.NOT_ASKED);
    return TlsFacts.of(
        session.getProtocol(),
        session.getCipherSuite(),
        described.computeIfAbsent(chain, AcceptedChains::described),
        unverified,
        result.verdict(),
        result.detail());
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
