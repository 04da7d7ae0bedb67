package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureCode;
import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** A server's certificate is not accepted; the message says why, as facts. */
final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;
  private final FailureCode code;

  RefusedCertificateException(FailureCode code, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  FailureCode code() {
    return code;
  }
}
