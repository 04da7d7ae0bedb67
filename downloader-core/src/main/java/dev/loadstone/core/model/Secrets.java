package dev.loadstone.core.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must reach one origin and nobody else: a user's name and password, and every header the user
 * gave that is not known to be harmless. Never stored in the database, never printed.
 *
 * @param user name for Basic or Digest authentication; null without one
 * @param digestOnly answers the server's question (RFC 7616) and never sends the password itself
 * @param cookies each for the hosts it names, whatever the origin
 * @param network what opens the way there: for the proxy and the client's own key
 */
public record Secrets(
    @Nullable String user,
    @Nullable String password,
    boolean digestOnly,
    Headers headers,
    List<Cookie> cookies,
    NetworkSecrets network) {
  public static final Secrets NONE = new Secrets(null, null, Headers.NONE);
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "accept-language",
          "user-agent",
          "cache-control",
          "pragma",
          // What browsers say of themselves to every server.
          "dnt",
          "sec-gpc",
          "sec-ch-ua",
          "sec-ch-ua-mobile",
          "sec-ch-ua-platform",
          "upgrade-insecure-requests");

  public Secrets {
    cookies = List.copyOf(cookies);
  }

  /** Secrets of the origin alone. */
  public Secrets(@Nullable String user, @Nullable String password, Headers headers) {
    this(user, password, headers, NetworkSecrets.NONE);
  }

  /** Secrets without cookies, with a password that may be sent. */
  public Secrets(
      @Nullable String user, @Nullable String password, Headers headers, NetworkSecrets network) {
    this(user, password, false, headers, List.of(), network);
  }

  /** True for a header that may be stored, shown and sent across origins. */
  public static boolean isHarmless(String headerName) {
    return HARMLESS.contains(headerName.toLowerCase(Locale.ROOT));
  }

  public Secrets withHeaders(Headers newHeaders) {
    return new Secrets(user, password, digestOnly, newHeaders, cookies, network);
  }

  public Secrets withNetwork(NetworkSecrets newNetwork) {
    return new Secrets(user, password, digestOnly, headers, cookies, newNetwork);
  }

  public Secrets withDigestOnly(boolean only) {
    return new Secrets(user, password, only, headers, cookies, network);
  }

  public Secrets withCookies(List<Cookie> newCookies) {
    return new Secrets(user, password, digestOnly, headers, newCookies, network);
  }

  /** {@code Authorization} of RFC 7617; null without a user who may be named at once. */
  public @Nullable String basicAuthorization() {
    return user == null || digestOnly
        ? null
        : SignIn.basicAuthorization(user, password == null ? "" : password);
  }

  public boolean isEmpty() {
    return user == null && headers.fields().isEmpty() && cookies.isEmpty() && network.isEmpty();
  }

  @Override
  public String toString() {
    return isEmpty() ? "Secrets[none]" : "Secrets[…]";
  }
}
