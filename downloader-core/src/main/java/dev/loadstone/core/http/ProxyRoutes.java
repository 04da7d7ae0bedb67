package dev.loadstone.core.http;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Link;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Tells OkHttp what {@link ProxyRules} say; credentials go to the proxy and nowhere else. */
final class ProxyRoutes extends ProxySelector implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";
  private final ProxyRules rules;

  ProxyRoutes(ProxyRules rules) {
    this.rules = rules;
  }

  @Override
  public List<Proxy> select(URI uri) {
    ProxyRules.Via via = rules.select(new Link(uri.toString()).origin());
    if (via == null) {
      return List.of(Proxy.NO_PROXY);
    }
    Proxy.Type type =
        switch (via.kind()) {
          case HTTP -> Proxy.Type.HTTP;
          case SOCKS -> Proxy.Type.SOCKS;
        };
    return List.of(new Proxy(type, InetSocketAddress.createUnresolved(via.host(), via.port())));
  }

  /** The failure is mapped where the call ends. */
  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {}

  /** For a tunnel: credentials go with the first CONNECT, and a second 407 is an answer. */
  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    ProxyRules.Via via = rules.select(origin(response.request().url()));
    boolean refused = response.request().header(HEADER) != null;
    if (via == null || via.authorization() == null || refused) {
      return null;
    }
    return response.request().newBuilder().header(HEADER, via.authorization()).build();
  }

  /** For a plain request through an HTTP proxy; null where none is due. */
  @Nullable HeaderField authorization(Route route) {
    boolean plain = route.address().sslSocketFactory() == null;
    if (!plain || route.proxy().type() != Proxy.Type.HTTP) {
      return null;
    }
    ProxyRules.Via via = rules.select(origin(route.address().url()));
    return via == null || via.authorization() == null
        ? null
        : new HeaderField(HEADER, via.authorization());
  }

  private static dev.loadstone.core.model.Origin origin(HttpUrl url) {
    return new Link(url.toString()).origin();
  }
}
