package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.RevocationVerdict;
import dev.loadstone.core.model.TlsOptions;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are accepted: vouched for by an authority, with a pinned key where keys are
 * pinned, not revoked where that is asked. Remembers what it saw of the chains it accepted.
 *
 * <p>Where a pinned key suffices, the server's own key is what it is known by: nobody needs to
 * vouch for it, and the names of its certificate do not count. Its dates do.
 *
 * <p>Where any certificate is accepted, a pin still holds for the server's own key: the handshake
 * proves that the server has that key, whoever made the certificate.
 */
public final class Trust extends X509ExtendedTrustManager {
  private final @Nullable Authorities authorities;
  private final List<KeyPin> pins;
  private final boolean pinsSuffice;
  private final RevocationMode mode;
  private final RevocationCheck revocation;
  private final AcceptedChains accepted = new AcceptedChains();

  /**
   * Trust as options say.
   *
   * @param authorities null if any certificate is accepted
   */
  public Trust(@Nullable Authorities authorities, TlsOptions options, RevocationCheck revocation) {
    this.authorities = authorities;
    this.pins = options.pins();
    this.pinsSuffice = options.pinsSuffice();
    this.mode = options.revocation();
    this.revocation = revocation;
  }

  /** Remembers what a server showed whose names are not its own. */
  public void noteMisnamed(String host, SSLSession session) {
    accepted.noteMisnamed(host, session);
  }

  /** What a server showed that was refused with this; empty if something else went wrong. */
  public List<CertificateFacts> refusedChain(String host, Throwable thrown) {
    RefusedCertificateException refused = RefusedCertificateException.in(thrown);
    if (refused != null) {
      return refused.chain().stream().map(CertificateText::facts).toList();
    }
    return thrown instanceof SSLPeerUnverifiedException ? accepted.misnamed(host) : List.of();
  }

  /** Facts of a connection whose handshake asked here. */
  public @Nullable TlsFacts facts(SSLSession session) {
    return accepted.facts(session, authorities == null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    if (authorities == null) {
      checkPins(List.of(chain[0]), chain);
      accepted.note(chain[0], RevocationCheck.Result.NOT_ASKED, false);
      return;
    }
    checkTime(chain);
    SSLSocket tls = (SSLSocket) socket;
    Path path = path(authorities, chain, authType, tls);
    checkPins(path.certificates(), chain);
    accepted.note(chain[0], checkRevocation(path.certificates(), chain, tls), !path.isVouchedFor());
  }

  /**
   * From a server's certificate to the authority's.
   *
   * @param isVouchedFor by an authority; else it ends with the server's own, whose key is trusted
   */
  private record Path(List<X509Certificate> certificates, boolean isVouchedFor) {}

  private Path path(
      Authorities authorities, X509Certificate[] chain, String authType, SSLSocket socket)
      throws CertificateException {
    try {
      return new Path(authorities.vouch(chain, authType, socket), true);
    } catch (CertificateException e) {
      if (pinsSuffice) {
        checkPins(List.of(chain[0]), chain);
        return new Path(List.of(chain[0]), false);
      }
      X509Certificate last = chain[chain.length - 1];
      boolean selfSigned = chain.length == 1 && CertificateText.isSelfIssued(last);
      String detail =
          selfSigned
              ? "it is self-signed, so nobody vouches for it; its key is "
                  + CertificateText.pin(last)
              : "not trusted: issued by " + CertificateText.issuer(last);
      throw refused(FailureCode.CERTIFICATE_REFUSED, detail, chain, e);
    }
  }

  /** Whether a server is known by its own key, whatever names its certificate has. */
  public boolean knowsKey(SSLSession session) {
    try {
      return pinsSuffice
          && session.getPeerCertificates()[0] instanceof X509Certificate own
          && pins.contains(CertificateText.pin(own));
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }

  private static RefusedCertificateException refused(
      FailureCode code, String detail, X509Certificate[] chain, @Nullable Throwable cause) {
    return new RefusedCertificateException(code, detail, List.of(chain), cause);
  }

  private static void checkTime(X509Certificate[] chain) throws CertificateException {
    X509Certificate certificate = chain[0];
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw refused(
          FailureCode.CERTIFICATE_REFUSED,
          "expired " + certificate.getNotAfter().toInstant(),
          chain,
          e);
    } catch (CertificateNotYetValidException e) {
      throw refused(
          FailureCode.CERTIFICATE_REFUSED,
          "not valid before " + certificate.getNotBefore().toInstant(),
          chain,
          e);
    }
  }

  private void checkPins(List<X509Certificate> path, X509Certificate[] chain)
      throws CertificateException {
    if (pins.isEmpty() || path.stream().map(CertificateText::pin).anyMatch(pins::contains)) {
      return;
    }
    throw refused(
        FailureCode.PIN_MISMATCH,
        "pinned to "
            + shown(pins.stream())
            + ", the server has "
            + shown(path.stream().map(CertificateText::pin)),
        chain,
        null);
  }

  private static String shown(Stream<KeyPin> keys) {
    return keys.map(KeyPin::toString).collect(Collectors.joining(" or "));
  }

  private RevocationCheck.Result checkRevocation(
      List<X509Certificate> path, X509Certificate[] chain, SSLSocket socket)
      throws CertificateException {
    if (mode == RevocationMode.OFF) {
      return RevocationCheck.Result.NOT_ASKED;
    }
    List<byte[]> stapled =
        socket.getHandshakeSession() instanceof ExtendedSSLSession session
            ? session.getStatusResponses()
            : List.of();
    RevocationCheck.Result result = revocation.of(path, stapled);
    if (result.verdict() == RevocationVerdict.REVOKED) {
      throw refused(FailureCode.REVOKED, result.detail(), chain, null);
    }
    if (mode == RevocationMode.REQUIRED && result.verdict() != RevocationVerdict.GOOD) {
      throw refused(
          FailureCode.REVOKED,
          "it must be known not to be revoked, and is not: " + result.detail(),
          chain,
          null);
    }
    return result;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a server is trusted over its own connection only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("no client is served here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  /** None: only servers list them, and loading them would cost every start. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
