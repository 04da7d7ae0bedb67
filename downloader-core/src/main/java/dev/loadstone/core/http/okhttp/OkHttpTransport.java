package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.Timeouts;
import dev.loadstone.core.http.dns.InterruptibleDns;
import dev.loadstone.core.http.proxy.ProxyRules;
import dev.loadstone.core.http.signin.CookieClient;
import dev.loadstone.core.http.signin.DigestClient;
import dev.loadstone.core.http.signin.DigestSessions;
import dev.loadstone.core.http.wire.ReadAheadSocket;
import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** The network, by OkHttp: one root client, and one derived from it for each set of options. */
public final class OkHttpTransport implements HttpTransport {
  private static final int MOST_IDLE = 64;
  private static final int MOST_KEPT = 64;
  private static final long IDLE_SECONDS = 30;
  private static final List<Protocol> WITH_HTTP_2 = List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);

  private final TimeSource time;
  private final ScheduledThreadPoolExecutor timer;
  private final OkHttpClient root;
  private final OkHttpRoute.Common common;
  private final Map<RouteKey, OkHttpRoute> routes = new HashMap<>();
  private final DigestSessions digests = new DigestSessions();
  private final Map<ClientKey, HttpClient> clients = new HashMap<>();

  /** The files' stamps make edited ones new ones. */
  private record RouteKey(NetworkOptions options, NetworkSecrets secrets, String stamps) {}

  /** What makes connections to one server different ones. */
  private record Way(Optional<ProxyRules.Via> proxy, boolean http2) {}

  private record ClientKey(RouteKey route, Duration timeout, Duration stallTimeout) {}

  /** A transport that finds its proxies in this process's environment. */
  public OkHttpTransport(TimeSource time) {
    this(time, System.getenv());
  }

  /**
   * A transport.
   *
   * @param environment where {@code http_proxy} and its like are looked up
   */
  public OkHttpTransport(TimeSource time, Map<String, String> environment) {
    this.time = time;
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("http-limits").factory());
    timer.setRemoveOnCancelPolicy(true);
    ReadAheadSocket.Factory sockets = new ReadAheadSocket.Factory();
    root = root(sockets);
    common = OkHttpRoute.Common.of(root, sockets, time, Map.copyOf(environment));
  }

  private static OkHttpClient root(ReadAheadSocket.Factory sockets) {
    return new OkHttpClient.Builder()
        .connectionPool(new ConnectionPool(MOST_IDLE, IDLE_SECONDS, TimeUnit.SECONDS))
        .socketFactory(sockets)
        .dns(new InterruptibleDns())
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .fastFallback(true)
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .callTimeout(Duration.ZERO)
        .eventListenerFactory(OkHttpTransport::recorder)
        .build();
  }

  private static EventListener recorder(Call call) {
    ExchangeRecorder recorder = call.request().tag(ExchangeRecorder.class);
    return recorder == null ? EventListener.NONE : recorder;
  }

  @Override
  public synchronized HttpClient client(ClientOptions options) throws FailureException {
    RouteKey routeKey =
        new RouteKey(options.network(), options.secrets(), stamps(options.network().tls()));
    ClientKey key = new ClientKey(routeKey, options.timeout(), options.stallTimeout());
    HttpClient known = clients.get(key);
    HttpClient plain = known == null ? made(key, options) : known;
    return new CookieClient(new DigestClient(plain, digests), options.cookies(), time);
  }

  private HttpClient made(ClientKey key, ClientOptions options) throws FailureException {
    OkHttpRoute route = route(key.route);
    Map<Way, OkHttpClient> derived = new ConcurrentHashMap<>();
    HttpClient client =
        (request, phases) -> {
          Origin origin = request.link().origin();
          Way way = new Way(Optional.ofNullable(route.proxy(origin)), request.offersHttp2());
          OkHttpClient made =
              derived.computeIfAbsent(way, _ -> derived(route, origin, options, way.http2()));
          return call(made, route, options, request, phases);
        };
    putBounded(clients, key, client);
    return client;
  }

  private OkHttpClient derived(
      OkHttpRoute route, Origin origin, ClientOptions options, boolean http2) {
    OkHttpClient.Builder client =
        route.apply(root.newBuilder(), origin).connectTimeout(options.timeout());
    return (http2 ? client.protocols(WITH_HTTP_2) : client).build();
  }

  @Override
  public void close() {
    root.dispatcher().cancelAll();
    root.connectionPool().evictAll();
    timer.shutdownNow();
  }

  private OkHttpRoute route(RouteKey key) throws FailureException {
    OkHttpRoute route = routes.get(key);
    if (route == null) {
      route = new OkHttpRoute(key.options, key.secrets, common);
      putBounded(routes, key, route);
    }
    return route;
  }

  /** What is dropped only costs that it is made again. */
  private static <K, V> void putBounded(Map<K, V> map, K key, V value) {
    if (map.size() >= MOST_KEPT) {
      map.clear();
    }
    map.put(key, value);
  }

  private static String stamps(TlsOptions tls) {
    ClientCertificate own = tls.clientCertificate();
    return own == null
        ? stamp(tls.caFile())
        : stamp(tls.caFile()) + ", " + stamp(own.file()) + ", " + stamp(own.key());
  }

  private static String stamp(@Nullable Path file) {
    if (file == null) {
      return "";
    }
    try {
      var facts = Files.readAttributes(file, BasicFileAttributes.class);
      return facts.size() + " " + facts.lastModifiedTime();
    } catch (IOException e) {
      // Reading the certificates says what is wrong with the file.
      return "unreadable";
    }
  }

  private HttpCall call(
      OkHttpClient client,
      OkHttpRoute route,
      ClientOptions options,
      HttpRequest request,
      Consumer<Phase> phases) {
    CompletableFuture<Void> aborted = new CompletableFuture<>();
    Call[] made = new Call[1];
    Deadline deadline =
        new Deadline(
            timer,
            time,
            () -> {
              aborted.complete(null);
              made[0].cancel();
            });
    Timeouts own = request.details().timeouts();
    Timeouts timeouts = own == null ? Timeouts.of(options) : own;
    ExchangeRecorder recorder =
        new ExchangeRecorder(request, options, phases, time, deadline, timeouts);
    made[0] = client.newCall(OkHttpRequests.of(request, recorder));
    return new OkHttpCall(
        route,
        request.link(),
        made[0],
        recorder,
        deadline,
        timeouts.stall(),
        new InterruptibleDns.Asker(aborted, request.publicOnly()));
  }
}
