package dev.loadstone.core.http.proxy;

import dev.loadstone.core.model.HeaderField;
import java.net.InetSocketAddress;
import java.net.Proxy;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Challenge;
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
  private final @Nullable ProxySignIn signIn;
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
    signIn =
        via == null || via.user() == null
            ? null
            : new ProxySignIn(via.user(), via.password(), via.digestOnly());
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

  /** OkHttp asks before the first CONNECT, and for each 407 that it sees. */
  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response) {
    if (signIn == null) {
      return null;
    }
    Request request = response.request();
    String sent = request.header(HEADER);
    boolean first = response.challenges().stream().anyMatch(ProxyLane::isNoProxys);
    if (!first && !signIn.asked(response.challenges(), sent) && sent != null) {
      return null;
    }
    boolean tunnel = request.method().equals("CONNECT");
    String target =
        tunnel ? request.url().host() + ":" + request.url().port() : request.url().toString();
    String answer = signIn.answer(request.method(), target);
    return answer == null ? null : request.newBuilder().header(HEADER, answer).build();
  }

  /** OkHttp's own, which stands for a first request. */
  private static boolean isNoProxys(Challenge challenge) {
    return challenge.scheme().equalsIgnoreCase("OkHttp-Preemptive");
  }

  /**
   * For a plain request through an HTTP proxy; null where none is due.
   *
   * @param target as its request line names it
   */
  public @Nullable HeaderField authorization(Route route, String method, String target) {
    String answer = signIn == null || !isPlain(route) ? null : signIn.answer(method, target);
    return answer == null ? null : new HeaderField(HEADER, answer);
  }

  /** Whether a plain request's answer is a proxy's question that its repetition answers. */
  public boolean wantsSignIn(Route route, Response answer) {
    return answer.code() == 407
        && signIn != null
        && isPlain(route)
        && signIn.asked(answer.challenges(), answer.request().header(HEADER));
  }

  private static boolean isPlain(Route route) {
    return route.address().sslSocketFactory() == null && route.proxy().type() == Proxy.Type.HTTP;
  }
}
