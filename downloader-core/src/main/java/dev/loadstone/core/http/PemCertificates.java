package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates in a PEM file (RFC 7468); text between them is skipped. */
final class PemCertificates {
  private static final long LARGEST = 16L << 20;
  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "-----BEGIN (?:TRUSTED )?CERTIFICATE-----([^-]*)-----END (?:TRUSTED )?CERTIFICATE-----");

  private PemCertificates() {}

  /**
   * Reads all certificates.
   *
   * @throws FailureException CERTIFICATE_REFUSED if the file is unreadable or holds none
   */
  static List<X509Certificate> read(Path file) throws FailureException {
    List<X509Certificate> found;
    try {
      if (Files.size(file) > LARGEST) {
        throw refused("the CA file " + file + " is larger than " + (LARGEST >> 20) + " MiB", null);
      }
      found = parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (CertificateException | IllegalArgumentException e) {
      throw refused("the CA file " + file + " holds a broken certificate", e);
    } catch (FailureException e) {
      throw e;
    } catch (IOException e) {
      throw refused("the CA file " + file + " cannot be read", e);
    }
    if (found.isEmpty()) {
      throw refused("the CA file " + file + " holds no PEM certificate", null);
    }
    return found;
  }

  static List<X509Certificate> parse(String pem) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    Matcher matcher = CERTIFICATE.matcher(pem);
    while (matcher.find()) {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
      found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return found;
  }

  private static FailureException refused(
      String detail, @org.jspecify.annotations.Nullable Exception cause) {
    return new FailureException(
        dev.loadstone.core.model.Failure.of(FailureCode.CERTIFICATE_REFUSED, detail), cause);
  }
}
