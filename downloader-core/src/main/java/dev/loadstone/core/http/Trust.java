package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are accepted: those that the given CA file, the JDK or the operating system
 * vouches for, asked in that order. Each is loaded when it is first needed: the operating system's
 * takes a tenth of a second, and a plain download none of them.
 */
final class Trust implements X509TrustManager {
  private static final List<Path> SYSTEM_FILES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/cert.pem"));
  private static final Supplier<X509TrustManager> JDK = once(() -> manager(null));
  private static final Supplier<X509TrustManager> SYSTEM = once(() -> manager(systemStore()));

  private final List<Supplier<X509TrustManager>> vouchers;

  private Trust(List<Supplier<X509TrustManager>> vouchers) {
    this.vouchers = vouchers;
  }

  /** The JDK's and the operating system's authorities. */
  static Trust common() {
    return new Trust(List.of(JDK, SYSTEM));
  }

  /**
   * The certificates of a PEM file too.
   *
   * @throws FailureException if it is unreadable or holds none
   */
  static Trust with(Path caFile) throws FailureException {
    KeyStore store = storeOf(PemCertificates.read(caFile));
    return new Trust(List.of(once(() -> manager(store)), JDK, SYSTEM));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    checkTime(chain[0]);
    CertificateException refusal = null;
    for (Supplier<X509TrustManager> voucher : vouchers) {
      try {
        voucher.get().checkServerTrusted(chain, authType);
        return;
      } catch (CertificateException e) {
        refusal = e;
      }
    }
    throw new CertificateException(
        "not trusted: issued by " + chain[chain.length - 1].getIssuerX500Principal().getName(),
        refusal);
  }

  private static void checkTime(X509Certificate certificate) throws CertificateException {
    try {
      certificate.checkValidity();
    } catch (CertificateExpiredException e) {
      throw new CertificateException("expired " + certificate.getNotAfter().toInstant(), e);
    } catch (CertificateNotYetValidException e) {
      throw new CertificateException(
          "not valid before " + certificate.getNotBefore().toInstant(), e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("no client is served here");
  }

  /** None: only servers list them, and loading them would cost every start. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static KeyStore storeOf(List<X509Certificate> certificates) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("ca" + i, certificates.get(i));
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the JDK has no usable key store", e);
    }
  }

  private static KeyStore systemStore() {
    try {
      String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      if (system.startsWith("windows") || system.startsWith("mac")) {
        KeyStore store =
            KeyStore.getInstance(system.startsWith("mac") ? "KeychainStore-ROOT" : "Windows-ROOT");
        store.load(null, null);
        return store;
      }
      for (Path file : SYSTEM_FILES) {
        if (Files.isReadable(file)) {
          return storeOf(PemCertificates.read(file));
        }
      }
      return storeOf(List.of());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the operating system's certificates are unusable", e);
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore store) {
    try {
      if (store != null && store.size() == 0) {
        return new Nobody();
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no trust manager", e);
    }
  }

  private static <T> Supplier<T> once(Supplier<T> maker) {
    return new Supplier<>() {
      private @Nullable T made;

      @Override
      public synchronized T get() {
        T value = made;
        if (value == null) {
          value = maker.get();
          made = value;
        }
        return value;
      }
    };
  }

  /** Trusts no certificate: a system without a store. */
  private static final class Nobody implements X509TrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("nobody vouches for it");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("nobody vouches for it");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /**
   * Accepts every certificate: what a person asked for with {@code --insecure}. Extended, because
   * the JDK adds checks of its own to one that is not.
   */
  static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
