package dev.loadstone.core.http.wire;

/** A socket whose incoming bytes are held against HTTP/1's framing. */
public interface AuditedSocket {

  /** A request with this method is about to be sent; what comes is its answer. */
  void expectAnswerTo(String method);

  /** The next request line names this target instead of the link's. */
  void retarget(String target);

  /**
   * The socket that talks to the system; null if its end proves nothing, as behind a proxy that is
   * spoken to over TLS.
   */
  @org.jspecify.annotations.Nullable
  ReadAheadSocket carrier();
}
