package dev.loadstone.core.http.proxy;

import dev.loadstone.core.model.HeaderField;
import java.net.InetSocketAddress;
import java.net.Proxy;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The way to servers, straight or through one proxy, as OkHttp takes it; credentials go to the
 * proxy and nowhere else. OkHttp shares connections between clients of the very same lane only.
 */
public final class ProxyLane implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";
  private final ProxyRules.@Nullable Via via;
  private final @Nullable SocketFactory sockets;
  private final @Nullable Dns names;

  /**
   * A lane.
   *
   * @param via null for straight
   * @param sockets null for the client's own
   * @param names who finds addresses; null for the client's own
   */
  public ProxyLane(
      ProxyRules.@Nullable Via via, @Nullable SocketFactory sockets, @Nullable Dns names) {
    this.via = via;
    this.sockets = sockets;
    this.names = names;
  }

  public OkHttpClient.Builder apply(OkHttpClient.Builder client) {
    client.proxy(proxy()).proxyAuthenticator(this);
    if (sockets != null) {
      client.socketFactory(sockets);
    }
    return names == null ? client : client.dns(names);
  }

  private Proxy proxy() {
    // Sockets of our own speak SOCKS: OkHttp sees a straight way.
    return via == null || via.kind() == ProxyRules.Kind.SOCKS
        ? Proxy.NO_PROXY
        : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(via.host(), via.port()));
  }

  /** As an exchange records it; empty for straight. */
  public String described() {
    return via == null ? "" : via.kind().scheme + "://" + via;
  }

  /** For a tunnel: credentials go with the first CONNECT, and a second 407 is an answer. */
  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    String authorization = via == null ? null : via.authorization();
    boolean refused = response.request().header(HEADER) != null;
    return authorization == null || refused
        ? null
        : response.request().newBuilder().header(HEADER, authorization).build();
  }

  /** For a plain request through an HTTP proxy; null where none is due. */
  public @Nullable HeaderField authorization(Route route) {
    boolean plain = route.address().sslSocketFactory() == null;
    String authorization = via == null ? null : via.authorization();
    return !plain || route.proxy().type() != Proxy.Type.HTTP || authorization == null
        ? null
        : new HeaderField(HEADER, authorization);
  }
}
