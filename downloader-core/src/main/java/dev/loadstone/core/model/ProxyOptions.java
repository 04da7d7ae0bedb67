package dev.loadstone.core.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy requests go through, by the scheme of their link. Names and passwords are secrets and
 * kept elsewhere.
 *
 * @param http {@code http://host:port}, {@code https://host:port}, {@code socks5://host:port}, or
 *     {@link #DIRECT}; null takes the environment's
 * @param https the same for https links
 * @param direct hosts reached without: names, {@code .suffixes}, addresses, networks such as {@code
 *     10.0.0.0/8}, each with a port if wanted; they hold for what is said here, the environment has
 *     its own
 * @param digestOnly signs in when a proxy asks for Digest, the environment's too, and never sends
 *     the password itself
 */
public record ProxyOptions(
    @Nullable String http, @Nullable String https, List<String> direct, boolean digestOnly) {
  /** No proxy, whatever the environment says. */
  public static final String DIRECT = "direct";

  private static final Pattern LINK =
      Pattern.compile("(https?|socks5h?)://(\\[[0-9a-f:.]+]|[^/:\\[\\]\\s]+):\\d{1,5}/?");

  public static final ProxyOptions ENVIRONMENT = new ProxyOptions(null, null, List.of());

  public ProxyOptions {
    direct = List.copyOf(direct);
  }

  /** Proxies to which the password may be sent. */
  public ProxyOptions(@Nullable String http, @Nullable String https, List<String> direct) {
    this(http, https, direct, false);
  }

  /**
   * Reads one proxy as a person writes it: a link without name or password, or {@link #DIRECT}.
   *
   * @throws InvalidInputException if it is none
   */
  public static String parseOne(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.equals(DIRECT)) {
      return lower;
    }
    if (lower.contains("@")) {
      throw new InvalidInputException(
          "a proxy's name and password are given apart: write http://host:port");
    }
    if (!LINK.matcher(lower).matches()) {
      throw new InvalidInputException(
          "write http://host:port, https://host:port, socks5://host:port or direct");
    }
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** One proxy for both schemes; null takes the environment's. */
  public static ProxyOptions of(@Nullable String proxy) {
    return proxy == null ? ENVIRONMENT : new ProxyOptions(proxy, proxy, List.of());
  }

  /**
   * The proxy of http links, as Godot's {@code set_http_proxy} names it: an empty host or port -1
   * takes it back.
   */
  public ProxyOptions withHttp(String host, int port) {
    return new ProxyOptions(link(host, port), https, direct, digestOnly);
  }

  /** The proxy of https links, as Godot's {@code set_https_proxy} names it. */
  public ProxyOptions withHttps(String host, int port) {
    return new ProxyOptions(http, link(host, port), direct, digestOnly);
  }

  public ProxyOptions withDirect(List<String> hosts) {
    return new ProxyOptions(http, https, hosts, digestOnly);
  }

  public ProxyOptions withDigestOnly(boolean only) {
    return new ProxyOptions(http, https, direct, only);
  }

  /** These where something was said, else the others'. */
  public ProxyOptions orElse(ProxyOptions others) {
    return new ProxyOptions(
        http != null ? http : others.http,
        https != null ? https : others.https,
        direct.isEmpty() ? others.direct : direct,
        digestOnly || others.digestOnly);
  }

  private static @Nullable String link(String host, int port) {
    if (host.isEmpty() || port == -1) {
      return null;
    }
    boolean bareIpv6 = host.indexOf(':') != host.lastIndexOf(':') && !host.startsWith("[");
    return "http://" + (bareIpv6 ? "[" + host + "]" : host).toLowerCase(Locale.ROOT) + ":" + port;
  }
}
