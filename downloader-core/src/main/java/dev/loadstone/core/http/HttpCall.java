package dev.loadstone.core.http;

import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HttpExchange;

/** One exchange, executed once. */
public interface HttpCall {

  /**
   * Sends the request and blocks until the answer's head is there; any status is an answer.
   *
   * @throws FailureException with the failure's code: resolve, connect, TLS, timeout, protocol…
   */
  HttpAnswer execute() throws FailureException;

  /**
   * Whether the answer asked who is there, and the same request, made again, says so. True at most
   * once in a row.
   */
  default boolean wantsSignIn() {
    return false;
  }

  /** Takes out what is secret of the request as it was sent. */
  default Redaction redaction() {
    return Redaction.COMMON;
  }

  /** Ends the call from any thread, at any time, more than once; a blocked read fails at once. */
  void cancel();

  /**
   * The facts so far, redacted; complete once the answer is closed or the call failed. Attempt,
   * segment and hop are 0: the caller knows them.
   */
  HttpExchange exchange();
}
