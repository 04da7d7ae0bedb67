package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.dns.Addresses;
import dev.loadstone.core.http.proxy.ProxyLane;
import dev.loadstone.core.http.tls.Trust;
import dev.loadstone.core.http.wire.AuditedSocket;
import dev.loadstone.core.http.wire.BodyFraming;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HeaderField;
import java.io.IOException;
import java.net.Proxy;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Stands between OkHttp's rules and the wire: notes both heads, refuses an answer whose end is in
 * doubt, and hides the status, so that OkHttp never asks again by itself (it does for 408, 421 and
 * 503 with {@code Retry-After: 0}).
 */
final class WireInterceptor implements Interceptor {
  private final ProxyLane lane;
  private final Trust trust;

  WireInterceptor(ProxyLane lane, Trust trust) {
    this.lane = lane;
    this.trust = trust;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    ExchangeRecorder recorder = request.tag(ExchangeRecorder.class);
    Connection connection = chain.connection();
    if (recorder == null || connection == null) {
      throw new IllegalStateException("not a call of this transport");
    }
    HeaderField authorization =
        lane.authorization(
            connection.route(), request.method(), target(request, connection, recorder));
    Request sent =
        authorization == null
            ? request
            : request.newBuilder().header(authorization.name(), authorization.value()).build();
    WireHead head = WireHead.sending(sent, connection, lane.described(), trust);
    recorder.sending(head);
    if (recorder.isPublicOnly() && Addresses.isLocalPeer(head.peer())) {
      throw new FailureException(NetworkFailures.localTarget(request.url().host()), null);
    }
    if (recorder.asksWholeServer()) {
      askWholeServer(target(request, connection, recorder), head);
    }
    if (head.isHttp1() && head.socket() instanceof AuditedSocket audited) {
      audited.expectAnswerTo(sent.method());
    }
    Response response = chain.proceed(sent);
    WireHead whole = head.with(response);
    try {
      recorder.answered(whole);
      recorder.proxyAsks(lane.wantsSignIn(connection.route(), response));
      recorder.framed(BodyFraming.of(request.method(), whole.status(), whole.received()));
      return response.newBuilder().code(200).build();
    } catch (IOException e) {
      chain.call().cancel();
      close(response, e);
      throw e;
    }
  }

  /**
   * What the request line names (RFC 9112 3.2): the whole link for a proxy that the request itself
   * goes to, without its path to ask about the server.
   */
  private static String target(Request request, Connection connection, ExchangeRecorder recorder) {
    boolean toProxy =
        connection.route().address().sslSocketFactory() == null
            && connection.route().proxy().type() == Proxy.Type.HTTP;
    HttpUrl url = request.url();
    if (recorder.asksWholeServer()) {
      String link = url.newBuilder().query(null).build().toString();
      return toProxy ? link.substring(0, link.length() - url.encodedPath().length()) : "*";
    }
    String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
    return toProxy ? url.toString() : url.encodedPath() + query;
  }

  private static void askWholeServer(String target, WireHead head) throws FailureException {
    if (!(head.socket() instanceof AuditedSocket audited)) {
      throw new FailureException(
          FailureCode.PROXY_ERROR, "OPTIONS * cannot be asked through " + head.proxy());
    }
    audited.retarget(target);
  }

  /** OkHttp stumbles over some bodies that it would have read, such as one of length -5. */
  private static void close(Response response, IOException refusal) {
    try {
      response.close();
    } catch (RuntimeException e) {
      refusal.addSuppressed(e);
    }
  }
}
