package dev.loadstone.core.model;

/**
 * Everything that can go wrong with a job. Up to 99 the numbers and meanings are those of Godot's
 * {@code HTTPRequest.Result}; from 100 on they are Loadstone's.
 */
public enum FailureCode {
  BODY_LENGTH_MISMATCH(1, Kind.INTEGRITY, Remedy.RETRY),
  CANT_CONNECT(2, Kind.NETWORK, Remedy.RETRY),
  CANT_RESOLVE(3, Kind.NETWORK, Remedy.RETRY),
  CONNECTION_ERROR(4, Kind.NETWORK, Remedy.RETRY),
  TLS_HANDSHAKE_ERROR(5, Kind.TLS, Remedy.NEVER),
  NO_RESPONSE(6, Kind.NETWORK, Remedy.RETRY),
  BODY_SIZE_LIMIT_EXCEEDED(7, Kind.INTEGRITY, Remedy.NEVER),
  BODY_DECOMPRESS_FAILED(8, Kind.INTEGRITY, Remedy.NEVER),
  FILE_CANT_OPEN(10, Kind.DISK, Remedy.NEVER),
  FILE_WRITE_ERROR(11, Kind.DISK, Remedy.NEVER),
  REDIRECT_LIMIT_REACHED(12, Kind.HTTP, Remedy.NEVER),
  TIMEOUT(13, Kind.NETWORK, Remedy.RETRY),
  /** An answer that is final: 4xx but those of {@link #HTTP_STATUS_TEMPORARY}. */
  HTTP_STATUS(100, Kind.HTTP, Remedy.NEVER),
  /** 408, 425, 429, 5xx: to be asked again, after {@code Retry-After} if the server says so. */
  HTTP_STATUS_TEMPORARY(101, Kind.HTTP, Remedy.RETRY),
  CHECKSUM_MISMATCH(102, Kind.INTEGRITY, Remedy.NEVER),
  REMOTE_CHANGED(103, Kind.INTEGRITY, Remedy.ASK),
  WRONG_CONTENT(104, Kind.INTEGRITY, Remedy.NEVER),
  DISK_FULL(105, Kind.DISK, Remedy.RETRY),
  TARGET_EXISTS(106, Kind.DISK, Remedy.ASK),
  TARGET_BUSY(107, Kind.DISK, Remedy.RETRY),
  UNSAFE_NAME(108, Kind.DISK, Remedy.ASK),
  PROTOCOL_ERROR(109, Kind.NETWORK, Remedy.RETRY),
  REDIRECT_REFUSED(110, Kind.HTTP, Remedy.NEVER),
  PROXY_ERROR(111, Kind.NETWORK, Remedy.NEVER),
  CERTIFICATE_REFUSED(112, Kind.TLS, Remedy.ASK),
  SIGN_IN_NEEDED(113, Kind.HTTP, Remedy.ASK),
  OUT_OF_TIME(114, Kind.NETWORK, Remedy.NEVER),
  CANCELLED(115, Kind.INTERRUPTED, Remedy.NEVER),
  /** No key of the server's certificates is one that the host is pinned to. */
  PIN_MISMATCH(116, Kind.TLS, Remedy.ASK),
  /** The certificate was taken back, or must be known to stand and is not. */
  REVOKED(117, Kind.TLS, Remedy.ASK),
  /** The proxy, not the server, wants to know who asks. */
  PROXY_AUTH(118, Kind.NETWORK, Remedy.ASK),
  /** A file of certificates or keys that the person named cannot be used. */
  OWN_CERTIFICATE(119, Kind.TLS, Remedy.ASK),
  INTERNAL(199, Kind.INTERNAL, Remedy.NEVER);

  /** What a failure is about; the command line has an exit code for each. */
  public enum Kind {
    NETWORK,
    HTTP,
    INTEGRITY,
    DISK,
    TLS,
    INTERRUPTED,
    INTERNAL
  }

  /** What Loadstone does by itself. */
  public enum Remedy {
    /** Nothing would change: the job has failed. */
    NEVER,
    /** Ask again after a delay, as often as the job's retries allow. */
    RETRY,
    /** A person has to choose: the job has failed until then. */
    ASK
  }

  private final int number;
  private final Kind kind;
  private final Remedy remedy;

  FailureCode(int number, Kind kind, Remedy remedy) {
    this.number = number;
    this.kind = kind;
    this.remedy = remedy;
  }

  public int number() {
    return number;
  }

  public Kind kind() {
    return kind;
  }

  public Remedy remedy() {
    return remedy;
  }
}
