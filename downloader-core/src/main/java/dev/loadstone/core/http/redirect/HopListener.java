package dev.loadstone.core.http.redirect;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Phase;
import java.util.function.Supplier;

/** Told what a {@link RedirectWalk} does, on the thread that walks; must return quickly. */
public interface HopListener {

  /** A phase of the current exchange begins. */
  void phase(Phase phase);

  /**
   * An exchange is about to be made; its end is told before the next one begins.
   *
   * @param soFar its facts with its hop, for any thread at any time
   */
  default void began(Supplier<HttpExchange> soFar) {}

  /** The head of an answer came, or what there is of one that is refused. */
  default void answered(int status) {}

  /**
   * An exchange is over: each one that was made is told once, with its hop; attempt and segment are
   * 0.
   */
  void ended(HttpExchange exchange);
}
