package dev.loadstone.core.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one request is made.
 *
 * @param redirects how many in a row are followed, 0 to 20; with 0 a redirect is the answer
 * @param connectTimeout bound of finding an address, and of connecting to it
 * @param tlsTimeout bound of the TLS handshake
 * @param headTimeout longest wait for the answer's head once the request is sent
 * @param stallTimeout longest time in which no byte of a body goes out or comes in
 * @param totalTimeout bound of the whole, all redirects included; null means none
 * @param maxBody largest body taken, in bytes, before and after decoding; {@link #UNLIMITED} means
 *     any
 * @param decoding whether coded answers are asked for and decoded
 * @param bodyToOtherOrigins whether a redirect of kind 307 or 308 may take the body, which often
 *     holds a secret, to another server than the one it was meant for
 * @param http2 whether HTTP/2 is offered to https servers; else HTTP/1.1 alone
 */
public record RequestOptions(
    NetworkOptions network,
    int redirects,
    Duration connectTimeout,
    Duration tlsTimeout,
    Duration headTimeout,
    Duration stallTimeout,
    @Nullable Duration totalTimeout,
    long maxBody,
    Decoding decoding,
    boolean bodyToOtherOrigins,
    boolean http2) {
  public static final int MOST_REDIRECTS = 20;
  public static final long UNLIMITED = -1;
  public static final RequestOptions DEFAULTS =
      new RequestOptions(
          NetworkOptions.DEFAULTS,
          8,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          null,
          UNLIMITED,
          Decoding.AUTO,
          false,
          true);

  /** What becomes of {@code Content-Encoding}; Godot's {@code accept_gzip}, and more codings. */
  public enum Decoding {
    /** Asks for coded answers, but not for files or ranges; decodes whatever comes. */
    AUTO,
    /** Asks for coded answers, also for files, and decodes whatever comes. */
    DECODE,
    /** Asks for none, and gives the body as it comes. */
    RAW
  }

  public RequestOptions {
    if (redirects < 0 || redirects > MOST_REDIRECTS) {
      throw new InvalidInputException(
          "0 to " + MOST_REDIRECTS + " redirects can be followed, not " + redirects);
    }
    boolean negative =
        connectTimeout.isNegative()
            || tlsTimeout.isNegative()
            || headTimeout.isNegative()
            || stallTimeout.isNegative()
            || (totalTimeout != null && totalTimeout.isNegative());
    if (negative || maxBody < UNLIMITED) {
      throw new InvalidInputException("Limits and times cannot be negative");
    }
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects options that differ from others; not thread-safe. */
  public static final class Builder {
    private NetworkOptions network;
    private int redirects;
    private Duration connectTimeout;
    private Duration tlsTimeout;
    private Duration headTimeout;
    private Duration stallTimeout;
    private @Nullable Duration totalTimeout;
    private long maxBody;
    private Decoding decoding;
    private boolean bodyToOtherOrigins;
    private boolean http2;

    private Builder(RequestOptions from) {
      network = from.network;
      redirects = from.redirects;
      connectTimeout = from.connectTimeout;
      tlsTimeout = from.tlsTimeout;
      headTimeout = from.headTimeout;
      stallTimeout = from.stallTimeout;
      totalTimeout = from.totalTimeout;
      maxBody = from.maxBody;
      decoding = from.decoding;
      bodyToOtherOrigins = from.bodyToOtherOrigins;
      http2 = from.http2;
    }

    public Builder network(NetworkOptions value) {
      network = value;
      return this;
    }

    public Builder redirects(int value) {
      redirects = value;
      return this;
    }

    /** Sets connecting, handshake and head to one bound. */
    public Builder timeout(Duration value) {
      return connectTimeout(value).tlsTimeout(value).headTimeout(value);
    }

    public Builder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    public Builder tlsTimeout(Duration value) {
      tlsTimeout = value;
      return this;
    }

    public Builder headTimeout(Duration value) {
      headTimeout = value;
      return this;
    }

    public Builder stallTimeout(Duration value) {
      stallTimeout = value;
      return this;
    }

    public Builder totalTimeout(@Nullable Duration value) {
      totalTimeout = value;
      return this;
    }

    public Builder maxBody(long value) {
      maxBody = value;
      return this;
    }

    public Builder decoding(Decoding value) {
      decoding = value;
      return this;
    }

    public Builder bodyToOtherOrigins(boolean value) {
      bodyToOtherOrigins = value;
      return this;
    }

    public Builder http2(boolean value) {
      http2 = value;
      return this;
    }

    public RequestOptions build() {
      return new RequestOptions(
          network,
          redirects,
          connectTimeout,
          tlsTimeout,
          headTimeout,
          stallTimeout,
          totalTimeout,
          maxBody,
          decoding,
          bodyToOtherOrigins,
          http2);
    }
  }
}
