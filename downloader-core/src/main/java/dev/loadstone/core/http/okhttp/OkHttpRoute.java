package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.proxy.ProxyLane;
import dev.loadstone.core.http.proxy.ProxyRules;
import dev.loadstone.core.http.proxy.ProxyTlsSocket;
import dev.loadstone.core.http.proxy.Socks5;
import dev.loadstone.core.http.tls.Authorities;
import dev.loadstone.core.http.tls.ClientKey;
import dev.loadstone.core.http.tls.RevocationCheck;
import dev.loadstone.core.http.tls.StatusProof;
import dev.loadstone.core.http.tls.TlsSockets;
import dev.loadstone.core.http.tls.Trust;
import dev.loadstone.core.http.wire.ReadAheadSocket;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.time.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Trust and proxies of clients with equal {@link NetworkOptions}. OkHttp shares a connection only
 * between clients that have the very same objects of these, so they are made once. Thread-safe.
 */
final class OkHttpRoute {
  private final Common common;
  private final Trust trust;
  private final TlsSockets tls;
  private final TlsSockets proxyTls;
  private final ProxyRules proxies;
  private final HostnameVerifier names;
  private final Map<Optional<ProxyRules.Via>, Lane> lanes = new HashMap<>();

  /**
   * What all routes have in common.
   *
   * @param root whose connections and sockets are shared
   * @param proof of what authorities said about certificates
   */
  record Common(
      OkHttpClient root,
      ReadAheadSocket.Factory sockets,
      StatusProof proof,
      Map<String, String> environment) {

    static Common of(
        OkHttpClient root,
        ReadAheadSocket.Factory sockets,
        TimeSource time,
        Map<String, String> environment) {
      return new Common(root, sockets, new StatusProof(time), environment);
    }
  }

  private record Lane(ProxyLane way, WireInterceptor wire) {}

  OkHttpRoute(NetworkOptions options, NetworkSecrets secrets, Common common)
      throws FailureException {
    this.common = common;
    proxies = ProxyRules.of(options.proxies(), secrets, common.environment());
    TlsOptions wanted = options.tls();
    Authorities authorities =
        wanted.caFile() == null ? Authorities.common() : Authorities.with(wanted.caFile());
    StatusFetcher fetcher = new StatusFetcher(this::plainClient);
    trust =
        new Trust(
            wanted.insecure() ? null : authorities,
            wanted,
            new RevocationCheck(fetcher, common.proof()));
    ClientKey key =
        wanted.clientCertificate() == null
            ? null
            : ClientKey.read(wanted.clientCertificate(), secrets.keyPassword());
    tls = new TlsSockets(trust, key, wanted.expectedName());
    Trust ofProxies =
        new Trust(authorities, TlsOptions.DEFAULTS, new RevocationCheck(fetcher, common.proof()));
    proxyTls = new TlsSockets(ofProxies, null, null);
    names = names(wanted, common.root().hostnameVerifier());
  }

  private HostnameVerifier names(TlsOptions wanted, HostnameVerifier standard) {
    if (wanted.insecure()) {
      return (_, _) -> true;
    }
    String expected = wanted.expectedName();
    return (host, session) -> {
      boolean named = standard.verify(expected == null ? host : expected, session);
      boolean accepted = named || trust.knowsKey(session);
      if (!accepted) {
        trust.noteMisnamed(host, session);
      }
      return accepted;
    };
  }

  /** What a server showed that a handshake ended over; empty if it was something else. */
  List<CertificateFacts> refusedChain(Origin origin, Throwable thrown) {
    return trust.refusedChain(origin.host(), thrown);
  }

  /** A client's settings for requests to the origin. */
  OkHttpClient.Builder apply(OkHttpClient.Builder client, Origin origin) {
    Lane lane = lane(proxies.select(origin));
    lane.way().apply(client).sslSocketFactory(tls, trust).hostnameVerifier(names);
    client.networkInterceptors().add(lane.wire());
    return client;
  }

  ProxyRules.@Nullable Via proxy(Origin origin) {
    return proxies.select(origin);
  }

  /** For what is asked about certificates: the same proxies, no client certificate, no pins. */
  private OkHttpClient plainClient(Origin origin) {
    return lane(proxies.select(origin)).way().apply(common.root().newBuilder()).build();
  }

  private synchronized Lane lane(ProxyRules.@Nullable Via via) {
    return lanes.computeIfAbsent(
        Optional.ofNullable(via),
        _ -> {
          ProxyLane way = way(via);
          return new Lane(way, new WireInterceptor(way, trust));
        });
  }

  private ProxyLane way(ProxyRules.@Nullable Via via) {
    if (via == null) {
      return new ProxyLane(null, null, null);
    }
    return switch (via.kind()) {
      case HTTP -> new ProxyLane(via, null, null);
      case HTTPS ->
          new ProxyLane(
              via,
              ProxyTlsSocket.factory(
                  via, common.sockets(), proxyTls, common.root().hostnameVerifier()),
              null);
      case SOCKS -> {
        Socks5 socks = new Socks5(via);
        yield new ProxyLane(via, common.sockets().through(socks), socks);
      }
    };
  }
}
