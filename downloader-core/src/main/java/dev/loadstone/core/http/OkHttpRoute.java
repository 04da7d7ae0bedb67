package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Origin;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Trust and proxies of clients with equal {@link NetworkOptions}. OkHttp shares a connection only
 * between clients that have the very same objects of these, so they are made once.
 */
final class OkHttpRoute {
  private final TlsSockets tls;
  private final X509TrustManager trust;
  private final boolean insecure;
  private final ProxyRules proxies;
  private final ProxyRoutes routes;
  private final WireInterceptor wire;
  private final HostnameVerifier anyName = (_, _) -> true;

  OkHttpRoute(NetworkOptions options, Map<String, String> environment) throws FailureException {
    proxies = ProxyRules.of(options.proxy(), environment);
    routes = new ProxyRoutes(proxies);
    wire = new WireInterceptor(routes);
    insecure = options.insecure();
    trust = trust(options);
    tls = new TlsSockets(trust);
  }

  private static X509TrustManager trust(NetworkOptions options) throws FailureException {
    if (options.insecure()) {
      return new Trust.Everybody();
    }
    return options.caFile() == null ? Trust.common() : Trust.with(options.caFile());
  }

  OkHttpClient.Builder apply(OkHttpClient.Builder client) {
    client.sslSocketFactory(tls, trust).proxySelector(routes).proxyAuthenticator(routes);
    client.networkInterceptors().add(wire);
    return insecure ? client.hostnameVerifier(anyName) : client;
  }

  ProxyRules.@Nullable Via proxy(Origin origin) {
    return proxies.select(origin);
  }
}
