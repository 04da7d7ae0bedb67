package dev.loadstone.core.model;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached and known, without secrets; jobs with equal options share connections.
 */
public record NetworkOptions(TlsOptions tls, ProxyOptions proxies) {
  public static final NetworkOptions DEFAULTS =
      new NetworkOptions(TlsOptions.DEFAULTS, ProxyOptions.ENVIRONMENT);

  /**
   * The options most often said.
   *
   * @param caFile PEM file of certificates trusted besides the system's
   * @param insecure accepts any certificate
   * @param proxy for both schemes; null takes the environment's
   */
  public NetworkOptions(@Nullable Path caFile, boolean insecure, @Nullable String proxy) {
    this(TlsOptions.DEFAULTS.withCaFile(caFile).withInsecure(insecure), ProxyOptions.of(proxy));
  }

  public @Nullable Path caFile() {
    return tls.caFile();
  }

  public boolean insecure() {
    return tls.insecure();
  }

  public NetworkOptions withTls(TlsOptions newTls) {
    return new NetworkOptions(newTls, proxies);
  }

  public NetworkOptions withProxies(ProxyOptions newProxies) {
    return new NetworkOptions(tls, newProxies);
  }

  /** What is left of these for a host that they were not said of. */
  public NetworkOptions forOtherHosts() {
    return new NetworkOptions(tls.forOtherHosts(), proxies);
  }

  /** These where something was said, else the others'. */
  public NetworkOptions orElse(NetworkOptions others) {
    return new NetworkOptions(tls.orElse(others.tls), proxies.orElse(others.proxies));
  }
}
