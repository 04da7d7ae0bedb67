package dev.loadstone.core.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one job is downloaded.
 *
 * @param connections connections for the file, 1 to 16; {@link #AUTO} starts with one and adds more
 *     while they bring speed
 * @param redirects followed for each request, 0 to {@link RequestOptions#MOST_REDIRECTS}
 * @param bytesPerSecond limit of this job; 0 means none
 * @param retries attempts after the first that may fail in a row without progress
 * @param timeout bound of each of: connecting, handshake, wait for the answer's head
 * @param stallTimeout longest time without a byte
 * @param maxTime bound of the whole job while it runs; null means none
 * @param maxSize largest file taken, in bytes; {@link #UNLIMITED} means any
 * @param continueUnproven joins bytes although nothing proves them of one file; the verdict says so
 * @param keepServerTime gives the file the server's {@code Last-Modified}
 * @param findChecksums asks for a sibling {@code .sha256} or {@code SHA256SUMS}
 * @param anyContent publishes a file although it is not what its name says; the log tells
 */
public record TransferOptions(
    int connections,
    int redirects,
    long bytesPerSecond,
    int retries,
    Duration timeout,
    Duration stallTimeout,
    @Nullable Duration maxTime,
    long maxSize,
    ConflictPolicy onConflict,
    ChangePolicy onChange,
    boolean continueUnproven,
    boolean keepServerTime,
    boolean findChecksums,
    boolean anyContent,
    NetworkOptions network) {
  public static final int AUTO = 0;
  public static final int MOST_CONNECTIONS = 16;
  public static final long UNLIMITED = -1;
  public static final TransferOptions DEFAULTS =
      new TransferOptions(
          AUTO,
          8,
          0,
          5,
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          null,
          UNLIMITED,
          ConflictPolicy.RENAME,
          ChangePolicy.RESTART,
          false,
          false,
          false,
          false,
          NetworkOptions.DEFAULTS);

  public TransferOptions {
    if (connections < 0 || connections > MOST_CONNECTIONS) {
      throw new InvalidInputException(
          "A file takes 1 to " + MOST_CONNECTIONS + " connections, not " + connections);
    }
    if (redirects < 0 || redirects > RequestOptions.MOST_REDIRECTS) {
      throw new InvalidInputException(
          "0 to " + RequestOptions.MOST_REDIRECTS + " redirects can be followed, not " + redirects);
    }
    if (bytesPerSecond < 0 || retries < 0 || timeout.isNegative() || stallTimeout.isNegative()) {
      throw new InvalidInputException("Limits, retries and times cannot be negative");
    }
  }

  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects options that differ from others; not thread-safe. */
  public static final class Builder {
    private int connections;
    private int redirects;
    private long bytesPerSecond;
    private int retries;
    private Duration timeout;
    private Duration stallTimeout;
    private @Nullable Duration maxTime;
    private long maxSize;
    private ConflictPolicy onConflict;
    private ChangePolicy onChange;
    private boolean continueUnproven;
    private boolean keepServerTime;
    private boolean findChecksums;
    private boolean anyContent;
    private NetworkOptions network;

    private Builder(TransferOptions from) {
      connections = from.connections;
      redirects = from.redirects;
      bytesPerSecond = from.bytesPerSecond;
      retries = from.retries;
      timeout = from.timeout;
      stallTimeout = from.stallTimeout;
      maxTime = from.maxTime;
      maxSize = from.maxSize;
      onConflict = from.onConflict;
      onChange = from.onChange;
      continueUnproven = from.continueUnproven;
      keepServerTime = from.keepServerTime;
      findChecksums = from.findChecksums;
      anyContent = from.anyContent;
      network = from.network;
    }

    public Builder connections(int value) {
      connections = value;
      return this;
    }

    public Builder redirects(int value) {
      redirects = value;
      return this;
    }

    public Builder bytesPerSecond(long value) {
      bytesPerSecond = value;
      return this;
    }

    public Builder retries(int value) {
      retries = value;
      return this;
    }

    public Builder timeout(Duration value) {
      timeout = value;
      return this;
    }

    public Builder stallTimeout(Duration value) {
      stallTimeout = value;
      return this;
    }

    public Builder maxTime(@Nullable Duration value) {
      maxTime = value;
      return this;
    }

    public Builder maxSize(long value) {
      maxSize = value;
      return this;
    }

    public Builder onConflict(ConflictPolicy value) {
      onConflict = value;
      return this;
    }

    public Builder continueUnproven(boolean value) {
      continueUnproven = value;
      return this;
    }

    public Builder keepServerTime(boolean value) {
      keepServerTime = value;
      return this;
    }

    public Builder findChecksums(boolean value) {
      findChecksums = value;
      return this;
    }

    public Builder onChange(ChangePolicy value) {
      onChange = value;
      return this;
    }

    public Builder anyContent(boolean value) {
      anyContent = value;
      return this;
    }

    public Builder network(NetworkOptions value) {
      network = value;
      return this;
    }

    public TransferOptions build() {
      return new TransferOptions(
          connections,
          redirects,
          bytesPerSecond,
          retries,
          timeout,
          stallTimeout,
          maxTime,
          maxSize,
          onConflict,
          onChange,
          continueUnproven,
          keepServerTime,
          findChecksums,
          anyContent,
          network);
    }
  }
}
