package dev.loadstone.core.http;

import dev.loadstone.core.model.Phase;
import java.util.function.Consumer;

/** Makes the calls of one job. Thread-safe. */
public interface HttpClient {

  /**
   * Prepares one exchange, without redirects, retries, caching or decoding.
   *
   * @param phases told of each phase as it begins, on the thread that executes the call
   */
  HttpCall call(HttpRequest request, Consumer<Phase> phases);
}
