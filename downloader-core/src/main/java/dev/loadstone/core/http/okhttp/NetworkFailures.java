package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.http.dns.InterruptibleDns;
import dev.loadstone.core.http.redaction.ThrownText;
import dev.loadstone.core.http.tls.RefusedCertificateException;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says once, for all exceptions of the network, which {@link Failure} they are. */
final class NetworkFailures {
  private static final Pattern STREAM_RESET = Pattern.compile("stream was reset: (\\w+)");
  private static final Pattern OLD_TLS =
      Pattern.compile(
          "protocol_version|protocol version|No appropriate protocol|client preferences");
  private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[([^\\]]*)]");

  private NetworkFailures() {}

  /**
   * What was going on.
   *
   * @param host with its port, where it is not the scheme's own
   * @param proxy that the host is reached through; null without one
   * @param digestOnly whether the proxy is not sent the password itself
   * @param missedClientCertificate whether the server asked for one and got none
   * @param timedOut after this limit; null if it did not
   * @param received bytes of the body so far
   */
  record Situation(
      Stage stage,
      String host,
      @Nullable String proxy,
      boolean digestOnly,
      boolean cancelled,
      boolean missedClientCertificate,
      @Nullable Duration timedOut,
      long received) {}

  static Failure of(Throwable thrown, Situation at) {
    if (at.cancelled()) {
      return Failure.of(FailureCode.CANCELLED, "cancelled");
    }
    if (thrown instanceof FailureException known) {
      return known.failure();
    }
    if (at.timedOut() != null) {
      return Failure.of(FailureCode.TIMEOUT, timeout(at, at.timedOut()));
    }
    if (thrown instanceof RuntimeException) {
      return Failure.of(
          FailureCode.INTERNAL, thrown.getClass().getSimpleName() + ThrownText.reason(thrown));
    }
    return switch (at.stage()) {
      case RESOLVING, CONNECTING -> connecting(thrown, at);
      case SECURING -> securing(thrown, at);
      case ASKING -> asking(thrown, at);
      case RECEIVING -> receiving(thrown, at);
    };
  }

  private static String timeout(Situation at, Duration limit) {
    String within = " within " + seconds(limit);
    return switch (at.stage()) {
      case RESOLVING -> "resolving: no address of " + at.host() + within;
      case CONNECTING -> "connecting: no connection to " + at.host() + through(at) + within;
      case SECURING -> "handshake: no TLS with " + at.host() + within;
      case ASKING -> "waiting: no answer's head from " + at.host() + within;
      case RECEIVING ->
          "receiving: no byte for " + seconds(limit) + " after " + at.received() + " bytes";
    };
  }

  private static Failure connecting(Throwable thrown, Situation at) {
    if (thrown instanceof InterruptibleDns.LocalAddressException) {
      return localTarget(at.host());
    }
    if (at.proxy() != null && isProxyAuth(thrown)) {
      return Statuses.proxyAuth(at.proxy(), at.digestOnly());
    }
    String proxyFault = proxyFault(thrown);
    if (proxyFault != null || (at.proxy() != null && isUnreachable(thrown))) {
      String fault =
          proxyFault == null ? "cannot be reached" + ThrownText.reason(thrown) : proxyFault;
      return Failure.of(FailureCode.PROXY_ERROR, "the proxy " + at.proxy() + " " + fault);
    }
    if (thrown instanceof UnknownHostException) {
      return Failure.of(FailureCode.CANT_RESOLVE, "no address is known for " + at.host());
    }
    return Failure.of(
        FailureCode.CANT_CONNECT,
        "cannot connect to " + at.host() + through(at) + ThrownText.reason(thrown));
  }

  static Failure localTarget(String host) {
    return Failure.of(
        FailureCode.REDIRECT_REFUSED, "a public server leads to " + host + ", a local address");
  }

  private static boolean isUnreachable(Throwable thrown) {
    return thrown instanceof UnknownHostException
        || thrown instanceof ConnectException
        || thrown instanceof NoRouteToHostException
        || thrown instanceof SocketException;
  }

  private static boolean isProxyAuth(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    // Tinyproxy says 401 to a wrong password.
    return message.startsWith("Failed to authenticate with proxy")
        || message.startsWith("Too many tunnel connections")
        || message.startsWith("Unexpected response code for CONNECT: 401");
  }

  /** What OkHttp says of proxies, in words only. */
  private static @Nullable String proxyFault(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (message.startsWith("Unexpected response code for CONNECT")) {
      return "refuses: it answered " + message.replaceAll("\\D+", "");
    }
    if (message.startsWith("TLS tunnel buffered")) {
      return "sent bytes that nobody asked for";
    }
    return null;
  }

  private static Failure securing(Throwable thrown, Situation at) {
    if (thrown instanceof SSLPeerUnverifiedException) {
      return Failure.of(
          FailureCode.CERTIFICATE_REFUSED,
          "the certificate is for other names, not " + at.host() + names(thrown));
    }
    RefusedCertificateException refused = RefusedCertificateException.in(thrown);
    if (refused != null) {
      return Failure.of(
          refused.code(),
          "the certificate of " + at.host() + " is refused" + ThrownText.reason(refused));
    }
    Throwable refusal = find(thrown, CertificateException.class);
    if (refusal == null) {
      refusal = find(thrown, CertPathValidatorException.class);
    }
    if (refusal != null) {
      return Failure.of(
          FailureCode.CERTIFICATE_REFUSED,
          "the certificate of " + at.host() + " is refused" + ThrownText.reason(refusal));
    }
    Throwable lost = find(thrown, SocketException.class);
    if (lost != null) {
      return Failure.of(
          FailureCode.CONNECTION_ERROR,
          "connection to " + at.host() + " lost in the TLS handshake" + ThrownText.reason(lost));
    }
    return Failure.of(FailureCode.TLS_HANDSHAKE_ERROR, handshake(thrown, at));
  }

  private static String handshake(Throwable thrown, Situation at) {
    String message = String.valueOf(thrown.getMessage());
    if (OLD_TLS.matcher(message).find()) {
      return at.host() + " offers neither TLS 1.2 nor 1.3, older ones are not safe";
    }
    return wantsClientCertificate(thrown)
        ? clientCertificate(at)
        : "no TLS with " + at.host() + ThrownText.reason(thrown);
  }

  /** A TLS 1.3 server says so after the handshake, when it is asked already. */
  private static boolean wantsClientCertificate(Throwable thrown) {
    return thrown instanceof SSLException
        && String.valueOf(thrown.getMessage()).contains("certificate_required");
  }

  private static String clientCertificate(Situation at) {
    return at.host() + " wants a client certificate";
  }

  /** Names that OkHttp found in the certificate instead. */
  private static String names(Throwable thrown) {
    Matcher found = NAMES.matcher(String.valueOf(thrown.getMessage()));
    return found.find() && !found.group(1).isBlank() ? ": " + found.group(1).strip() : "";
  }

  private static Failure asking(Throwable thrown, Situation at) {
    if (thrown instanceof ProtocolException || thrown instanceof NumberFormatException) {
      return Failure.of(
          FailureCode.PROTOCOL_ERROR, at.host() + " answered no HTTP" + ThrownText.reason(thrown));
    }
    if (at.missedClientCertificate() || wantsClientCertificate(thrown)) {
      return Failure.of(FailureCode.TLS_HANDSHAKE_ERROR, clientCertificate(at));
    }
    if (find(thrown, EOFException.class) != null) {
      return Failure.of(
          FailureCode.NO_RESPONSE, at.host() + " closed the connection without an answer");
    }
    return lost(thrown, at, "before an answer");
  }

  private static Failure receiving(Throwable thrown, Situation at) {
    Matcher reset = STREAM_RESET.matcher(String.valueOf(thrown.getMessage()));
    if (reset.matches()) {
      return resetStream(reset.group(1), at);
    }
    boolean early =
        find(thrown, EOFException.class) != null
            || String.valueOf(thrown.getMessage()).startsWith("unexpected end of stream");
    if (early) {
      return Failure.of(
          FailureCode.BODY_LENGTH_MISMATCH,
          "the connection ended early, after " + at.received() + " bytes");
    }
    if (thrown instanceof ProtocolException) {
      return Failure.of(
          FailureCode.PROTOCOL_ERROR,
          "broken framing after " + at.received() + " bytes" + ThrownText.reason(thrown));
    }
    return lost(thrown, at, "after " + at.received() + " bytes");
  }

  /**
   * HTTP/2 that ends without END_STREAM (RFC 9113 8.1). OkHttp says CANCEL of streams whose
   * connection ended, which is HTTP/1's early end.
   */
  private static Failure resetStream(String error, Situation at) {
    boolean early = error.equals("CANCEL") || error.equals("NO_ERROR");
    return Failure.of(
        early ? FailureCode.BODY_LENGTH_MISMATCH : FailureCode.CONNECTION_ERROR,
        "the HTTP/2 stream ended early (" + error + "), after " + at.received() + " bytes");
  }

  private static Failure lost(Throwable thrown, Situation at, String when) {
    String kind = thrown instanceof SSLException ? "TLS connection" : "connection";
    return Failure.of(
        FailureCode.CONNECTION_ERROR,
        kind + " to " + at.host() + " lost " + when + ThrownText.reason(thrown));
  }

  private static @Nullable Throwable find(Throwable thrown, Class<? extends Throwable> type) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (type.isInstance(at)) {
        return at;
      }
      at = at.getCause();
    }
    return null;
  }

  private static String through(Situation at) {
    return at.proxy() == null ? "" : " through the proxy " + at.proxy();
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() % 1_000 == 0
        ? limit.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.3f s", limit.toMillis() / 1_000.0);
  }
}
