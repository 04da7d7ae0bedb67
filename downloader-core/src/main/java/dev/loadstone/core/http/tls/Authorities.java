package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Who may vouch for servers: the certificates of a given file, the JDK's and the operating
 * system's, asked in that order. Each store is loaded when it is first needed: the operating
 * system's takes a tenth of a second, and a plain download none of them.
 */
public final class Authorities {
  private static final List<Path> SYSTEM_FILES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));
  private static final Supplier<@Nullable X509ExtendedTrustManager> JDK = once(() -> manager(null));
  private static final Supplier<@Nullable X509ExtendedTrustManager> SYSTEM =
      once(Authorities::systemManager);

  private final List<Supplier<@Nullable X509ExtendedTrustManager>> vouchers;

  private Authorities(List<Supplier<@Nullable X509ExtendedTrustManager>> vouchers) {
    this.vouchers = vouchers;
  }

  /** The JDK's and the operating system's. */
  public static Authorities common() {
    return new Authorities(List.of(JDK, SYSTEM));
  }

  /**
   * The certificates of a PEM file too.
   *
   * @throws FailureException if it is unreadable or holds none
   */
  public static Authorities with(Path caFile) throws FailureException {
    KeyStore store = storeOf(PemFile.certificates(caFile, "CA file"));
    return new Authorities(List.of(once(() -> manager(store)), JDK, SYSTEM));
  }

  /**
   * Finds the one that vouches for a chain.
   *
   * @return the way from the server's certificate to that authority's, both in it
   * @throws CertificateException if nobody does
   */
  List<X509Certificate> vouch(X509Certificate[] chain, String authType, SSLSocket socket)
      throws CertificateException {
    CertificateException refusal = null;
    for (Supplier<@Nullable X509ExtendedTrustManager> voucher : vouchers) {
      X509ExtendedTrustManager manager = voucher.get();
      if (manager == null) {
        continue;
      }
      try {
        manager.checkServerTrusted(chain, authType, socket);
        return path(chain, manager.getAcceptedIssuers());
      } catch (CertificateException e) {
        refusal = e;
      }
    }
    throw refusal != null ? refusal : new CertificateException("no authority is known");
  }

  private static List<X509Certificate> path(X509Certificate[] chain, X509Certificate[] roots)
      throws CertificateException {
    if (Arrays.asList(roots).contains(chain[0])) {
      return List.of(chain[0]);
    }
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(chain[0]);
      Set<TrustAnchor> anchors =
          Stream.of(roots).map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(chain))));
      PKIXCertPathBuilderResult built =
          (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      return certificates(built.getCertPath(), built.getTrustAnchor());
    } catch (GeneralSecurityException e) {
      throw new CertificateException("no way to an authority", e);
    }
  }

  private static List<X509Certificate> certificates(CertPath path, TrustAnchor anchor) {
    Set<X509Certificate> all = new LinkedHashSet<>();
    path.getCertificates().forEach(each -> all.add((X509Certificate) each));
    all.add(anchor.getTrustedCert());
    return List.copyOf(all);
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

  private static @Nullable X509ExtendedTrustManager systemManager() {
    try {
      List<X509Certificate> found = new ArrayList<>();
      for (KeyStore store : systemStores()) {
        store.load(null, null);
        for (String alias : java.util.Collections.list(store.aliases())) {
          if (store.getCertificate(alias) instanceof X509Certificate x509) {
            found.add(x509);
          }
        }
      }
      Path file =
          SYSTEM_FILES.stream().filter(each -> Files.isReadable(each)).findFirst().orElse(null);
      if (found.isEmpty() && file != null) {
        found.addAll(PemFile.certificates(file, "system's CA file"));
      }
      return found.isEmpty() ? null : manager(storeOf(found));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the operating system's certificates are unusable", e);
    }
  }

  private static List<KeyStore> systemStores() throws GeneralSecurityException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return List.of(KeyStore.getInstance("Windows-ROOT"));
    }
    return system.startsWith("mac")
        ? List.of(KeyStore.getInstance("KeychainStore-ROOT"), KeyStore.getInstance("KeychainStore"))
        : List.of();
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no trust manager", e);
    }
  }

  private static <T extends @Nullable Object> Supplier<T> once(Supplier<T> maker) {
    return new Supplier<>() {
      private boolean done;
      private @Nullable T made;

      @Override
      @SuppressWarnings("NullAway") // Null only where the maker says null.
      public synchronized T get() {
        if (!done) {
          made = maker.get();
          done = true;
        }
        return made;
      }
    };
  }
}
