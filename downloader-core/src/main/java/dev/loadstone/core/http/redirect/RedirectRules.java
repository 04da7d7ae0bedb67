package dev.loadstone.core.http.redirect;

import dev.loadstone.core.model.RequestOptions;

/**
 * How far redirects are followed.
 *
 * @param most redirects in a row, 0 to 20
 * @param guarded whether a checksum guards the file, so that https may lead to http
 * @param bodyElsewhere whether a request's body may go to another origin (307 and 308)
 */
public record RedirectRules(int most, boolean guarded, boolean bodyElsewhere) {
  public RedirectRules(int most, boolean guarded) {
    this(most, guarded, false);
  }

  public RedirectRules {
    if (most < 0 || most > RequestOptions.MOST_REDIRECTS) {
      throw new IllegalArgumentException(
          "0 to " + RequestOptions.MOST_REDIRECTS + " redirects, not " + most);
    }
  }
}
