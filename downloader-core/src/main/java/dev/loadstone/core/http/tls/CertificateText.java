package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.KeyPin;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What certificates say of themselves. */
final class CertificateText {
  private static final int MOST_NAMES = 100;
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private CertificateText() {}

  static CertificateFacts facts(X509Certificate certificate) {
    return new CertificateFacts(
        certificate.getSubjectX500Principal().getName(),
        issuer(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        pin(certificate),
        names(certificate),
        fingerprint(certificate));
  }

  static String issuer(X509Certificate certificate) {
    return certificate.getIssuerX500Principal().getName();
  }

  static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  static KeyPin pin(X509Certificate certificate) {
    return KeyPin.of(sha256(certificate.getPublicKey().getEncoded()));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(sha256(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return "";
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  /** Host names and addresses that it is for. */
  static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(each -> each.get(0) instanceof Integer)
              .filter(each -> List.of(DNS_NAME, IP_ADDRESS).contains(each.get(0)))
              .map(each -> String.valueOf(each.get(1)))
              .limit(MOST_NAMES)
              .collect(Collectors.toList());
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
