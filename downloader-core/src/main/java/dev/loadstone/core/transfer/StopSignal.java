package dev.loadstone.core.transfer;

import dev.loadstone.core.http.redirect.RedirectWalk;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends all calls of an attempt at once, for the first reason that comes. Thread-safe. */
final class StopSignal {

  /** Why an attempt ends before its bytes do. */
  enum Reason {
    NONE,
    /** Somebody asked. */
    ASKED,
    OUT_OF_TIME
  }

  private volatile Reason reason = Reason.NONE;
  private final Set<RedirectWalk> calls = ConcurrentHashMap.newKeySet();

  Reason reason() {
    return reason;
  }

  boolean isSet() {
    return reason != Reason.NONE;
  }

  void set(Reason why) {
    synchronized (this) {
      reason = reason == Reason.NONE ? why : reason;
    }
    cut();
  }

  /** Cancels the calls under way; new ones may be made. */
  void cut() {
    calls.forEach(RedirectWalk::cancel);
  }

  /** Has the call cancelled with the others until it is forgotten. */
  void watch(RedirectWalk call) {
    calls.add(call);
    if (isSet()) {
      call.cancel();
    }
  }

  void forget(RedirectWalk call) {
    calls.remove(call);
  }

  void check() throws FailureException {
    if (isSet()) {
      throw new FailureException(FailureCode.CANCELLED, "stopped");
    }
  }
}
