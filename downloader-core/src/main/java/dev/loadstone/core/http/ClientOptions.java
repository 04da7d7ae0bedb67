package dev.loadstone.core.http;

import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What one job's client is derived with.
 *
 * @param timeout bound of each of: connecting, handshake, wait for the answer's head
 * @param stallTimeout longest time without a byte of the body
 * @param secrets for the proxy and the client's own key
 * @param ownHosts origins that {@code network} was said of: what must not be true of others is not
 *     used for any other; empty for all
 * @param cookies of all the client's requests
 */
public record ClientOptions(
    NetworkOptions network,
    Duration timeout,
    Duration stallTimeout,
    NetworkSecrets secrets,
    Set<Origin> ownHosts,
    CookieJar cookies) {
  public ClientOptions {
    ownHosts = Set.copyOf(ownHosts);
  }

  /** Options without cookies. */
  public ClientOptions(
      NetworkOptions network,
      Duration timeout,
      Duration stallTimeout,
      NetworkSecrets secrets,
      Set<Origin> ownHosts) {
    this(network, timeout, stallTimeout, secrets, ownHosts, new CookieJar(List.of()));
  }

  /** Options without secrets for whatever host is asked. */
  public ClientOptions(NetworkOptions network, Duration timeout, Duration stallTimeout) {
    this(network, timeout, stallTimeout, NetworkSecrets.NONE, Set.of());
  }

  boolean isOwn(Origin origin) {
    return ownHosts.isEmpty() || ownHosts.contains(origin);
  }

  ClientOptions with(NetworkOptions otherNetwork, NetworkSecrets otherSecrets) {
    return new ClientOptions(otherNetwork, timeout, stallTimeout, otherSecrets, Set.of(), cookies);
  }
}
