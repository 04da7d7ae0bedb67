package dev.loadstone.core.model;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must reach one origin and nobody else: a user's name and password, and every header the user
 * gave that is not known to be harmless. Never stored in the database, never printed.
 *
 * @param user name for Basic or Digest authentication; null without one
 * @param network what opens the way there: for the proxy and the client's own key
 */
public record Secrets(
    @Nullable String user, @Nullable String password, Headers headers, NetworkSecrets network) {
  public static final Secrets NONE = new Secrets(null, null, Headers.NONE);
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-language", "user-agent", "cache-control", "pragma");

  /** Secrets of the origin alone. */
  public Secrets(@Nullable String user, @Nullable String password, Headers headers) {
    this(user, password, headers, NetworkSecrets.NONE);
  }

  /** True for a header that may be stored, shown and sent across origins. */
  public static boolean isHarmless(String headerName) {
    return HARMLESS.contains(headerName.toLowerCase(Locale.ROOT));
  }

  public Secrets withHeaders(Headers newHeaders) {
    return new Secrets(user, password, newHeaders, network);
  }

  public Secrets withNetwork(NetworkSecrets newNetwork) {
    return new Secrets(user, password, headers, newNetwork);
  }

  public boolean isEmpty() {
    return user == null && headers.fields().isEmpty() && network.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "Secrets[none]" : "Secrets[…]";
  }
}
