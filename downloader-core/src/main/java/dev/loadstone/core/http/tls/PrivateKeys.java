package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Private keys in PEM: PKCS#8, plain or encrypted (RFC 5958, RFC 8018), and plain PKCS#1 and SEC 1
 * as OpenSSL wrote them for long.
 */
final class PrivateKeys {
  private static final Der RSA =
      Der.of(
          Der.SEQUENCE,
          new Der(Der.OBJECT_ID, HexFormat.of().parseHex("2a864886f70d010101")),
          new Der(Der.NULL, new byte[0]));
  private static final byte[] EC = HexFormat.of().parseHex("2a8648ce3d0201");
  private static final Der VERSION = new Der(Der.INTEGER, new byte[] {0});
  private static final int CURVE = 0xa0;
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  private PrivateKeys() {}

  static PrivateKey of(Path file, List<PemFile.Block> blocks, @Nullable String password)
      throws FailureException {
    PemFile.Block block =
        blocks.stream()
            .filter(each -> each.label().endsWith("PRIVATE KEY"))
            .findFirst()
            .orElseThrow(
                () -> PemFile.refused("the client key " + file + " holds no private key", null));
    if (block.text().contains("ENCRYPTED")) {
      throw PemFile.refused(
          "the client key "
              + file
              + " is encrypted in an old way; convert it: openssl pkcs8 -topk8 -in KEY -out NEW",
          null);
    }
    try {
      return of(
          switch (block.label()) {
            case "PRIVATE KEY" -> block.der();
            case "ENCRYPTED PRIVATE KEY" -> decrypted(file, block.der(), password);
            case "RSA PRIVATE KEY" -> wrapped(RSA, block.der());
            case "EC PRIVATE KEY" -> wrapped(curve(block.der()), block.der());
            default ->
                throw PemFile.refused(
                    "the client key " + file + " is of an unknown kind, " + block.label(), null);
          });
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw PemFile.refused("the client key " + file + " holds no usable key", e);
    }
  }

  private static PrivateKey of(byte[] pkcs8) throws GeneralSecurityException {
    InvalidKeySpecException none = new InvalidKeySpecException("no such key");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        none = e;
      }
    }
    throw none;
  }

  private static byte[] decrypted(Path file, byte[] der, @Nullable String password)
      throws FailureException {
    if (password == null) {
      throw PemFile.refused("the client key " + file + " needs its password", null);
    }
    PBEKeySpec secret = new PBEKeySpec(password.toCharArray());
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      // For PBES2 the parameters, not the algorithm, name what it is.
      String algorithm =
          info.getAlgParameters() == null || info.getAlgName().startsWith("PBEWith")
              ? info.getAlgName()
              : info.getAlgParameters().toString();
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(algorithm).generateSecret(secret),
          info.getAlgParameters());
      return info.getKeySpec(cipher).getEncoded();
    } catch (InvalidKeySpecException e) {
      throw PemFile.refused("the client key " + file + " has another password", e);
    } catch (IOException | GeneralSecurityException e) {
      throw PemFile.refused("the client key " + file + " is encrypted in an unknown way", e);
    } finally {
      secret.clearPassword();
    }
  }

  private static byte[] wrapped(Der algorithm, byte[] key) {
    return Der.of(Der.SEQUENCE, VERSION, algorithm, new Der(Der.OCTET_STRING, key)).encoded();
  }

  private static Der curve(byte[] key) {
    Der named =
        Der.read(key).children().stream()
            .filter(part -> part.tag() == CURVE)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no curve"));
    return Der.of(Der.SEQUENCE, new Der(Der.OBJECT_ID, EC), Der.read(named.content()));
  }
}
