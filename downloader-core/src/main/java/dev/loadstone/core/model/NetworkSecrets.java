package dev.loadstone.core.model;

import org.jspecify.annotations.Nullable;

/**
 * What opens the way to a server: never stored in the database, never printed.
 *
 * @param proxyUser for the proxy and nobody else
 * @param keyPassword of the client certificate's private key
 */
public record NetworkSecrets(
    @Nullable String proxyUser, @Nullable String proxyPassword, @Nullable String keyPassword) {
  public static final NetworkSecrets NONE = new NetworkSecrets(null, null, null);

  public boolean isEmpty() {
    return proxyUser == null && proxyPassword == null && keyPassword == null;
  }

  /** These where there are some, else the others'. */
  public NetworkSecrets orElse(NetworkSecrets others) {
    boolean proxy = proxyUser != null;
    return new NetworkSecrets(
        proxy ? proxyUser : others.proxyUser,
        proxy ? proxyPassword : others.proxyPassword,
        keyPassword != null ? keyPassword : others.keyPassword);
  }

  @Override
  public String toString() {
    return isEmpty() ? "NetworkSecrets[none]" : "NetworkSecrets[…]";
  }
}
