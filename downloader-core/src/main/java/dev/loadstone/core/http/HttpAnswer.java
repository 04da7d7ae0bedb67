package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** An answer's head, and its body to be read; one thread reads. */
public interface HttpAnswer extends AutoCloseable {

  /** {@code http/1.1}, {@code h2} or another version that the server speaks. */
  String protocol();

  int status();

  String reason();

  Headers headers();

  /** Bytes of the body; -1 if its end is only known when it comes. */
  long contentLength();

  /**
   * Whether HTTP's framing proves where the body ends. False for a body that ends with its
   * connection and without TLS (RFC 9112 6.3): cut or whole, it looks the same.
   */
  boolean endIsProven();

  /** How the request came to whoever answered. */
  Way way();

  /**
   * What of a request's way may explain a refusal.
   *
   * @param proxy that the request itself went to and that may have answered; null without one and
   *     through a tunnel
   * @param digestOnly whether a proxy that wants the password itself is sent nothing
   * @param missedCertificate whether the server asked for a client certificate and got none
   */
  record Way(@Nullable String proxy, boolean digestOnly, boolean missedCertificate) {
    /** Straight to the server, which asked for nothing. */
    public static final Way STRAIGHT = new Way(null, false, false);
  }

  /**
   * Reads into the buffer until it is full, the body ends, or no more is at hand.
   *
   * @return bytes read, or -1 at the end, which {@link #endIsProven} may or may not prove
   * @throws FailureException on an early end, a stall, a cancel
   */
  int read(ByteBuffer target) throws FailureException;

  /** Ends the exchange; a body not read to its end costs the connection. */
  @Override
  void close();
}
