package dev.loadstone.core.model;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must reach one origin and nobody else: a user's name and password, and every header the user
 * gave that is not known to be harmless. Never stored in the database, never printed.
 *
 * @param user name for Basic or Digest authentication; null without one
 */
public record Secrets(@Nullable String user, @Nullable String password, Headers headers) {
  public static final Secrets NONE = new Secrets(null, null, Headers.NONE);
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-language", "user-agent", "cache-control", "pragma");

  /** True for a header that may be stored, shown and sent across origins. */
  public static boolean isHarmless(String headerName) {
    return HARMLESS.contains(headerName.toLowerCase(Locale.ROOT));
  }

  public Secrets withHeaders(Headers newHeaders) {
    return new Secrets(user, password, newHeaders);
  }

  public boolean isEmpty() {
    return user == null && headers.fields().isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "Secrets[none]" : "Secrets[…]";
  }
}
