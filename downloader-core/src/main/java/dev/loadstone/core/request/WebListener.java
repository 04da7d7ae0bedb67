package dev.loadstone.core.request;

import dev.loadstone.core.model.Phase;

/** Told how a request goes on, on the request's threads; must return quickly. */
public interface WebListener {
  /** Hears nothing. */
  WebListener NONE = new WebListener() {};

  /** A phase begins; each redirect goes through them again. */
  default void phase(Phase phase) {}

  /**
   * Bytes of the request's body were given to the connection.
   *
   * @param total -1 if unknown
   */
  default void sent(long bytes, long total) {}

  /** The head of the answer is there, and the body is about to be read. */
  default void head(AnswerHead head) {}

  /**
   * Bytes of the body came, as they are on the wire.
   *
   * @param total -1 if unknown
   */
  default void received(long bytes, long total) {}

  /** The request is over, one way or another; told once, after everything else. */
  default void completed(WebAnswer answer) {}
}
