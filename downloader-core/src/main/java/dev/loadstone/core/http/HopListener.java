package dev.loadstone.core.http;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Phase;

/** Told what a {@link RedirectWalk} does, on the thread that walks; must return quickly. */
public interface HopListener {

  /** A phase of the current exchange begins. */
  void phase(Phase phase);

  /**
   * An exchange is over: each one that was made is told once, with its hop; attempt and segment are
   * 0.
   */
  void ended(HttpExchange exchange);
}
