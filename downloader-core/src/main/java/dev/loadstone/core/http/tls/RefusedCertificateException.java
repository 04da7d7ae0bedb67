package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.FailureCode;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server's certificate is not accepted; the message says why, as facts. */
public final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;
  private final FailureCode code;
  private final transient List<X509Certificate> chain;

  /**
   * A refusal.
   *
   * @param chain what the server showed, its own certificate first
   */
  RefusedCertificateException(
      FailureCode code, String detail, List<X509Certificate> chain, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.chain = List.copyOf(chain);
  }

  List<X509Certificate> chain() {
    return chain;
  }

  /** The refusal that an exception has as its cause, however deep; null if none. */
  public static @Nullable RefusedCertificateException in(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (at instanceof RefusedCertificateException refused) {
        return refused;
      }
      at = at.getCause();
    }
    return null;
  }

  public FailureCode code() {
    return code;
  }
}
