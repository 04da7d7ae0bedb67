package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.FailureCode;
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
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are accepted: vouched for by an authority, with a pinned key where keys are
 * pinned, not revoked where that is asked. Remembers what it saw of the chains it accepted.
 *
 * <p>Where any certificate is accepted, a pin still holds for the server's own key: the handshake
 * proves that the server has that key, whoever made the certificate.
 */
public final class Trust extends X509ExtendedTrustManager {
  private final @Nullable Authorities authorities;
  private final List<KeyPin> pins;
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
    this.mode = options.revocation();
    this.revocation = revocation;
  }

  /** Facts of a connection whose handshake asked here. */
  public @Nullable TlsFacts facts(SSLSession session) {
    return accepted.facts(session, authorities == null);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    if (authorities == null) {
      checkPins(List.of(chain[0]));
      accepted.note(chain[0], RevocationCheck.Result.NOT_ASKED);
      return;
    }
    checkTime(chain[0]);
    SSLSocket tls = (SSLSocket) socket;
    List<X509Certificate> path = vouched(authorities, chain, authType, tls);
    checkPins(path);
    accepted.note(chain[0], checkRevocation(path, tls));
  }

  private static List<X509Certificate> vouched(
      Authorities authorities, X509Certificate[] chain, String authType, SSLSocket socket)
      throws CertificateException {
    try {
      return authorities.vouch(chain, authType, socket);
    } catch (CertificateException e) {
      X509Certificate last = chain[chain.length - 1];
      boolean selfSigned = chain.length == 1 && CertificateText.isSelfIssued(last);
      String detail =
          selfSigned
              ? "it is self-signed, so nobody vouches for it; its key is "
                  + CertificateText.pin(last)
              : "not trusted: issued by " + CertificateText.issuer(last);
      throw new RefusedCertificateException(FailureCode.CERTIFICATE_REFUSED, detail, e);
    }
  }

  private static void checkTime(X509Certificate certificate) throws CertificateException {
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new RefusedCertificateException(
          FailureCode.CERTIFICATE_REFUSED, "expired " + certificate.getNotAfter().toInstant(), e);
    } catch (CertificateNotYetValidException e) {
      throw new RefusedCertificateException(
          FailureCode.CERTIFICATE_REFUSED,
          "not valid before " + certificate.getNotBefore().toInstant(),
          e);
    }
  }

  private void checkPins(List<X509Certificate> path) throws CertificateException {
    if (pins.isEmpty() || path.stream().map(CertificateText::pin).anyMatch(pins::contains)) {
      return;
    }
    throw new RefusedCertificateException(
        FailureCode.PIN_MISMATCH,
        "pinned to "
            + shown(pins.stream())
            + ", the server has "
            + shown(path.stream().map(CertificateText::pin)),
        null);
  }

  private static String shown(Stream<KeyPin> keys) {
    return keys.map(KeyPin::toString).collect(Collectors.joining(" or "));
  }

  private RevocationCheck.Result checkRevocation(List<X509Certificate> path, SSLSocket socket)
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
      throw new RefusedCertificateException(FailureCode.REVOKED, result.detail(), null);
    }
    if (mode == RevocationMode.REQUIRED && result.verdict() != RevocationVerdict.GOOD) {
      throw new RefusedCertificateException(
          FailureCode.REVOKED,
          "it must be known not to be revoked, and is not: " + result.detail(),
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
