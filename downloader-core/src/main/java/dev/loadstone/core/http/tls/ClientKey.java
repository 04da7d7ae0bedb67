package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.FailureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The one private key and certificate that say who asks, shown to a server that wants to know (RFC
 * 8446 4.3.2), whatever authorities it names.
 */
public final class ClientKey extends X509ExtendedKeyManager {
  private static final String ALIAS = "client";
  private static final byte[] PROBE = {1, 2, 3};
  private final PrivateKey key;
  private final X509Certificate[] chain;

  private ClientKey(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain.toArray(X509Certificate[]::new);
  }

  /**
   * Reads PEM or PKCS#12.
   *
   * @param password null for none
   * @throws FailureException OWN_CERTIFICATE if the files or the password are unusable
   */
  public static ClientKey read(ClientCertificate where, @Nullable String password)
      throws FailureException {
    byte[] content = PemFile.read(where.file(), "client certificate");
    List<PemFile.Block> blocks = PemFile.blocks(content);
    try {
      return blocks.isEmpty()
          ? ofPkcs12(where.file(), content, password)
          : ofPem(where, blocks, password);
    } catch (CertificateException | IllegalArgumentException e) {
      throw PemFile.refused(
          "the client certificate " + where.file() + " holds a broken certificate", e);
    }
  }

  private static ClientKey ofPem(
      ClientCertificate where, List<PemFile.Block> blocks, @Nullable String password)
      throws FailureException, CertificateException {
    List<X509Certificate> chain = PemFile.certificates(blocks);
    if (chain.isEmpty()) {
      throw PemFile.refused(
          "the client certificate " + where.file() + " holds no PEM certificate", null);
    }
    Path keyFile = where.key() == null ? where.file() : where.key();
    List<PemFile.Block> keyBlocks =
        where.key() == null ? blocks : PemFile.blocks(PemFile.read(keyFile, "client key"));
    ClientKey made = new ClientKey(PrivateKeys.of(keyFile, keyBlocks, password), chain);
    if (!belongTogether(made.key, chain.getFirst().getPublicKey())) {
      throw PemFile.refused(
          "the client key " + keyFile + " is not the one of " + where.file(), null);
    }
    return made;
  }

  /** Whether the certificate's key proves what the private key signs. */
  private static boolean belongTogether(PrivateKey key, PublicKey certified) {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    try {
      Signature signature =
          switch (key.getAlgorithm()) {
            case "RSA" -> Signature.getInstance("SHA256withRSA");
            case "EC" -> Signature.getInstance("SHA256withECDSA");
            default -> Signature.getInstance(key.getAlgorithm());
          };
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      // A kind of key that cannot be tried here: the server will tell.
      return true;
    }
  }

  private static ClientKey ofPkcs12(Path file, byte[] content, @Nullable String password)
      throws FailureException {
    char[] secret = password == null ? new char[0] : password.toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), secret);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, secret);
        Certificate[] chain = store.getCertificateChain(alias);
        if (key instanceof PrivateKey own && chain != null && chain.length > 0) {
          return new ClientKey(own, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
        }
      }
      throw PemFile.refused("the client certificate " + file + " holds no private key", null);
    } catch (FailureException e) {
      throw e;
    } catch (IOException | GeneralSecurityException e) {
      boolean wrong = String.valueOf(e.getMessage()).contains("password");
      String why =
          wrong && password == null
              ? " needs its password"
              : wrong ? " has another password" : " is neither PEM nor PKCS#12";
      throw PemFile.refused("the client certificate " + file + why, e);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  @Override
  public String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return ALIAS;
  }

  @Override
  public String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return ALIAS;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
