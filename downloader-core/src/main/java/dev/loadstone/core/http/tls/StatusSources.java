package dev.loadstone.core.http.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a certificate says that its status is told (RFC 5280 4.2.1.13 and 4.2.2.1), and how an OCSP
 * responder is asked (RFC 6960 4.1). Only http and https; a certificate that cannot be read names
 * none.
 */
final class StatusSources {
  private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final String CRL_POINTS = "2.5.29.31";
  private static final byte[] OCSP = HexFormat.of().parseHex("2b06010505073001");
  private static final byte[] SHA_1 = HexFormat.of().parseHex("2b0e03021a");
  private static final int LINK = 0x86;
  private static final int FULL_NAME = 0xa0;
  private static final int MOST = 4;

  private StatusSources() {}

  static List<String> responders(X509Certificate certificate) {
    List<String> links = new ArrayList<>();
    try {
      Der extension = extension(certificate, AUTHORITY_ACCESS);
      if (extension != null) {
        for (Der access : extension.children()) {
          List<Der> parts = access.children();
          if (Arrays.equals(parts.get(0).content(), OCSP) && parts.get(1).tag() == LINK) {
            links.add(text(parts.get(1)));
          }
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return List.of();
    }
    return usable(links);
  }

  static List<String> lists(X509Certificate certificate) {
    List<String> links = new ArrayList<>();
    try {
      Der extension = extension(certificate, CRL_POINTS);
      if (extension != null) {
        for (Der point : extension.children()) {
          collectLinks(point, 0, links);
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return List.of();
    }
    return usable(links);
  }

  private static void collectLinks(Der part, int depth, List<String> links) {
    for (Der child : part.children()) {
      if (child.tag() == LINK) {
        links.add(text(child));
      } else if (child.tag() == FULL_NAME && depth < 2) {
        collectLinks(child, depth + 1, links);
      }
    }
  }

  /** The request for one certificate's status. */
  static byte[] request(X509Certificate certificate, X509Certificate issuer) {
    Der id =
        Der.of(
            Der.SEQUENCE,
            Der.of(Der.SEQUENCE, new Der(Der.OBJECT_ID, SHA_1), new Der(Der.NULL, new byte[0])),
            new Der(Der.OCTET_STRING, sha1(issuer.getSubjectX500Principal().getEncoded())),
            new Der(Der.OCTET_STRING, sha1(keyBits(issuer))),
            new Der(Der.INTEGER, certificate.getSerialNumber().toByteArray()));
    Der one = Der.of(Der.SEQUENCE, id);
    Der list = Der.of(Der.SEQUENCE, one);
    return Der.of(Der.SEQUENCE, Der.of(Der.SEQUENCE, list)).encoded();
  }

  private static byte[] keyBits(X509Certificate issuer) {
    List<Der> parts = Der.read(issuer.getPublicKey().getEncoded()).children();
    byte[] bits = parts.get(1).content();
    return Arrays.copyOfRange(bits, 1, bits.length);
  }

  private static @Nullable Der extension(X509Certificate certificate, String id) {
    byte[] wrapped = certificate.getExtensionValue(id);
    return wrapped == null ? null : Der.read(Der.read(wrapped).content());
  }

  private static String text(Der link) {
    return new String(link.content(), StandardCharsets.US_ASCII);
  }

  private static List<String> usable(List<String> links) {
    return links.stream()
        .filter(link -> link.toLowerCase(Locale.ROOT).matches("https?://.*"))
        .limit(MOST)
        .toList();
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-1", e);
    }
  }
}
