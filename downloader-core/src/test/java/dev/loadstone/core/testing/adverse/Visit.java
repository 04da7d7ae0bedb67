package dev.loadstone.core.testing.adverse;

/**
 * A request and what came before it.
 *
 * @param ofPath this is the how-manieth request for its path, from 1
 * @param ofTarget the same for path and query
 * @param sentOfTarget bytes of the body sent for path and query before
 * @param running answers of the server under way, this one included
 */
public record Visit(SeenRequest request, int ofPath, int ofTarget, long sentOfTarget, int running) {

  boolean isRanged() {
    return request.headers().has("Range");
  }
}
