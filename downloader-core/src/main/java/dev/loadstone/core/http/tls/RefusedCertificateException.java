package dev.loadstone.core.http.tls;

import dev.loadstone.core.model.FailureCode;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** A server's certificate is not accepted; the message says why, as facts. */
public final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;
  private final FailureCode code;

  RefusedCertificateException(FailureCode code, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
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
