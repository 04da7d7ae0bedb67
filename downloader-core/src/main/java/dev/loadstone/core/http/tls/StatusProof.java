package dev.loadstone.core.http.tls;

import dev.loadstone.core.http.tls.RevocationCheck.Result;
import dev.loadstone.core.model.RevocationVerdict;
import dev.loadstone.core.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an OCSP response or a CRL proves of a certificate. The JDK checks the responses; what was
 * proved is remembered for a while. Thread-safe.
 */
public final class StatusProof {
  private static final int MOST = 256;
  private static final Duration REMEMBERED = Duration.ofMinutes(30);

  private final TimeSource time;
  private final Map<List<X509Certificate>, Remembered> remembered =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<X509Certificate>, Remembered> eldest) {
          return size() > MOST;
        }
      };

  private record Remembered(Result result, Instant until) {}

  public StatusProof(TimeSource time) {
    this.time = time;
  }

  /** What was proved lately; null if nothing was. */
  synchronized @Nullable Result remembered(X509Certificate certificate, X509Certificate issuer) {
    Remembered known = remembered.get(List.of(certificate, issuer));
    return known == null || known.until().isBefore(time.now()) ? null : known.result();
  }

  private synchronized Result remember(
      X509Certificate certificate, X509Certificate issuer, Result result) {
    if (result.verdict() != RevocationVerdict.UNKNOWN) {
      Instant until = time.now().plus(REMEMBERED);
      remembered.put(List.of(certificate, issuer), new Remembered(result, until));
    }
    return result;
  }

  /** Of an OCSP response (RFC 6960), signed by the issuer or whom it named for that. */
  Result ofResponse(
      X509Certificate certificate, X509Certificate issuer, byte[] response, String where) {
    try {
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(
          EnumSet.of(
              PKIXRevocationChecker.Option.ONLY_END_ENTITY,
              PKIXRevocationChecker.Option.NO_FALLBACK));
      checker.setOcspResponses(Map.of(certificate, response));
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
      parameters.addCertPathChecker(checker);
      validator.validate(
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)),
          parameters);
      return remember(certificate, issuer, new Result(RevocationVerdict.GOOD, where));
    } catch (CertPathValidatorException e) {
      return e.getReason() == BasicReason.REVOKED
          ? remember(certificate, issuer, revoked(certificate, null, where))
          : Result.unknown(where + " proves nothing: " + reason(e));
    } catch (GeneralSecurityException e) {
      return Result.unknown(where + " proves nothing: " + reason(e));
    }
  }

  /** Of a list of revoked certificates (RFC 5280 5) that the issuer signed and that is current. */
  Result ofList(X509Certificate certificate, X509Certificate issuer, byte[] list, String where) {
    try {
      X509CRL crl =
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list));
      if (!crl.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
        return Result.unknown(where + " is another authority's");
      }
      crl.verify(issuer.getPublicKey());
      Instant now = time.now();
      boolean current =
          crl.getNextUpdate() != null
              && !now.isBefore(crl.getThisUpdate().toInstant())
              && now.isBefore(crl.getNextUpdate().toInstant());
      if (!current || crl.hasUnsupportedCriticalExtension()) {
        return Result.unknown(where + (current ? " is of an unknown kind" : " is out of date"));
      }
      X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
      Result result =
          entry == null
              ? new Result(RevocationVerdict.GOOD, where)
              : revoked(certificate, entry.getRevocationDate().toInstant(), where);
      return remember(certificate, issuer, result);
    } catch (GeneralSecurityException e) {
      return Result.unknown(where + " proves nothing: " + reason(e));
    }
  }

  private static Result revoked(
      X509Certificate certificate, @Nullable Instant since, String where) {
    return new Result(
        RevocationVerdict.REVOKED,
        certificate.getSubjectX500Principal().getName()
            + " was revoked"
            + (since == null ? "" : " " + since)
            + ", says "
            + where);
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
  }
}
