package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.Failure;
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
import org.jspecify.annotations.Nullable;

/** Blocks of a PEM file (RFC 7468); text between them is skipped. */
final class PemFile {
  private static final long LARGEST = 16L << 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([\\s\\S]*?)-----END \\1-----");

  private PemFile() {}

  /**
   * One block.
   *
   * @param label what it holds, {@code CERTIFICATE} for example
   * @param text between its lines, before decoding
   */
  record Block(String label, String text) {
    /** The content; {@link IllegalArgumentException} if it is no Base64. */
    byte[] der() {
      return Base64.getMimeDecoder().decode(text);
    }

    boolean isCertificate() {
      return label.equals("CERTIFICATE") || label.equals("TRUSTED CERTIFICATE");
    }
  }

  /**
   * Reads all certificates.
   *
   * @param what the file is called in failures
   * @throws FailureException OWN_CERTIFICATE if the file is unreadable or holds none
   */
  static List<X509Certificate> certificates(Path file, String what) throws FailureException {
    List<X509Certificate> found;
    try {
      found = certificates(blocks(read(file, what)));
    } catch (CertificateException | IllegalArgumentException e) {
      throw refused("the " + what + " " + file + " holds a broken certificate", e);
    }
    if (found.isEmpty()) {
      throw refused("the " + what + " " + file + " holds no PEM certificate", null);
    }
    return found;
  }

  static List<X509Certificate> certificates(List<Block> blocks) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> found = new ArrayList<>();
    for (Block block : blocks) {
      if (block.isCertificate()) {
        found.add(
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
      }
    }
    return found;
  }

  static List<Block> blocks(byte[] content) {
    Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
    List<Block> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return found;
  }

  /**
   * The file's bytes.
   *
   * @throws FailureException OWN_CERTIFICATE if it is unreadable or too large
   */
  static byte[] read(Path file, String what) throws FailureException {
    try {
      if (Files.size(file) > LARGEST) {
        throw refused(
            "the " + what + " " + file + " is larger than " + (LARGEST >> 20) + " MiB", null);
      }
      return Files.readAllBytes(file);
    } catch (FailureException e) {
      throw e;
    } catch (IOException e) {
      throw refused("the " + what + " " + file + " cannot be read", e);
    }
  }

  static FailureException refused(String detail, @Nullable Exception cause) {
    return new FailureException(Failure.of(FailureCode.OWN_CERTIFICATE, detail), cause);
  }
}
