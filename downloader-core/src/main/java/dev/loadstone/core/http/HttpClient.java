package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Phase;
import java.util.function.Consumer;

/** Makes the calls of one job. Thread-safe. */
public interface HttpClient {

  /**
   * Prepares one exchange, without redirects, retries, caching or decoding.
   *
   * @param phases told of each phase as it begins, on threads of the call, one at a time; must
   *     return quickly
   * @throws FailureException if the way to the host cannot be used, for example an unreadable CA
   *     file of its profile
   * @throws dev.loadstone.core.model.InvalidInputException if a header's value holds a control
   *     character or the link cannot be requested
   */
  HttpCall call(HttpRequest request, Consumer<Phase> phases) throws FailureException;
}
