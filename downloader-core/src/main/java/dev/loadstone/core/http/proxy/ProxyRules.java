package dev.loadstone.core.http.proxy;

import dev.loadstone.core.http.dns.Addresses;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.ProxyOptions;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy an origin is reached through: the given one of its scheme, else what the environment
 * says in {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, as curl
 * does. {@code HTTP_PROXY} is not read where a request's header may have set it (CVE-2016-5385).
 */
public final class ProxyRules {
  private final Rule forHttp;
  private final Rule forHttps;

  /** How the proxy is spoken to. */
  public enum Kind {
    HTTP("http"),
    /** HTTP over TLS to the proxy itself. */
    HTTPS("https"),
    /** SOCKS 5, names resolved by the proxy. */
    SOCKS("socks5");

    final String scheme;

    Kind(String scheme) {
      this.scheme = scheme;
    }
  }

  /**
   * One proxy.
   *
   * @param user null without one
   * @param digestOnly whether the password itself is never sent
   */
  public record Via(
      Kind kind,
      String host,
      int port,
      @Nullable String user,
      String password,
      boolean digestOnly) {
    Via signingIn(@Nullable String newUser, String newPassword) {
      return new Via(kind, host, port, newUser, newPassword, digestOnly);
    }

    Via byDigestOnly(String source) throws FailureException {
      if (kind == Kind.SOCKS && user != null) {
        throw unusable(source, "SOCKS sends the password itself, and --proxy-digest forbids that");
      }
      return new Via(kind, host, port, user, password, true);
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /**
   * The rule of a scheme.
   *
   * @param via null for none
   * @param direct hosts that are reached without
   */
  private record Rule(@Nullable Via via, List<String> direct) {
    @Nullable Via select(Origin origin) {
      String host = origin.host().replaceAll("[\\[\\]]", "");
      return direct.stream().anyMatch(each -> matches(each, host, origin.port())) ? null : via;
    }
  }

  private ProxyRules(Rule forHttp, Rule forHttps) {
    this.forHttp = forHttp;
    this.forHttps = forHttps;
  }

  /**
   * Rules of a client.
   *
   * @param secrets name and password for given proxies; the environment's bring their own
   * @throws FailureException PROXY_ERROR if one is no usable proxy
   */
  public static ProxyRules of(
      ProxyOptions given, NetworkSecrets secrets, Map<String, String> environment)
      throws FailureException {
    return new ProxyRules(
        rule(given, given.http(), "http_proxy", secrets, environment),
        rule(given, given.https(), "https_proxy", secrets, environment));
  }

  private static Rule rule(
      ProxyOptions options,
      @Nullable String given,
      String variable,
      NetworkSecrets secrets,
      Map<String, String> environment)
      throws FailureException {
    if (ProxyOptions.DIRECT.equals(given)) {
      return new Rule(null, List.of());
    }
    if (given != null) {
      Via via = parse(given, "--proxy");
      if (via.user() == null && secrets.proxyUser() != null) {
        String password = secrets.proxyPassword() == null ? "" : secrets.proxyPassword();
        via = via.signingIn(secrets.proxyUser(), password);
      }
      return new Rule(
          options.digestOnly() ? via.byDigestOnly("--proxy") : via,
          options.direct().stream().map(each -> each.strip().toLowerCase(Locale.ROOT)).toList());
    }
    Via own = variable(environment, variable);
    Via via = own == null ? variable(environment, "all_proxy") : own;
    String except = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    return new Rule(
        via != null && options.digestOnly() ? via.byDigestOnly("the environment") : via,
        Arrays.stream(except.split("[,\\s]+", -1))
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .filter(each -> !each.isEmpty())
            .toList());
  }

  /** The proxy for an origin; null for a direct connection. */
  public @Nullable Via select(Origin origin) {
    return (origin.isSecure() ? forHttps : forHttp).select(origin);
  }

  private static @Nullable Via variable(Map<String, String> environment, String name)
      throws FailureException {
    String value = environment.getOrDefault(name, "");
    boolean setByRequest = name.equals("http_proxy") && environment.containsKey("REQUEST_METHOD");
    if (value.isBlank() && !setByRequest) {
      value = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    }
    return value.isBlank() ? null : parse(value, name);
  }

  private static Via parse(String text, String source) throws FailureException {
    String full = text.contains("://") ? text.strip() : "http://" + text.strip();
    URI uri;
    try {
      uri = new URI(full);
    } catch (URISyntaxException e) {
      throw unusable(source, "it is no link such as http://host:port");
    }
    String host = uri.getHost();
    if (host == null) {
      throw unusable(source, "it names no host; write http://host:port or socks5://host:port");
    }
    Kind kind = kind(uri.getScheme().toLowerCase(Locale.ROOT), source);
    int standard =
        switch (kind) {
          case HTTP -> 80;
          case HTTPS -> 443;
          case SOCKS -> 1080;
        };
    int port = uri.getPort() == -1 ? standard : uri.getPort();
    if (port == 0 || port > 65_535) {
      throw unusable(source, "it names port " + port + ", which does not exist");
    }
    String info = uri.getRawUserInfo();
    if (info == null) {
      return new Via(kind, host, port, null, "", false);
    }
    int colon = info.indexOf(':');
    return new Via(
        kind,
        host,
        port,
        decoded(colon < 0 ? info : info.substring(0, colon)),
        colon < 0 ? "" : decoded(info.substring(colon + 1)),
        false);
  }

  private static Kind kind(String scheme, String source) throws FailureException {
    return switch (scheme) {
      case "http" -> Kind.HTTP;
      case "https" -> Kind.HTTPS;
      case "socks", "socks5", "socks5h" -> Kind.SOCKS;
      default ->
          throw unusable(
              source, "a " + scheme + ":// proxy is not supported, only http, https or socks5");
    };
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static FailureException unusable(String source, String why) {
    return new FailureException(
        FailureCode.PROXY_ERROR, "the proxy of " + source + " is unusable: " + why);
  }

  /** A name and what is below it, an address, a network such as 10.0.0.0/8, each with a port. */
  private static boolean matches(String rule, String host, int port) {
    if (rule.equals("*")) {
      return true;
    }
    int slash = rule.indexOf('/');
    if (slash > 0) {
      return isInNetwork(host, rule.substring(0, slash), rule.substring(slash + 1));
    }
    String name = rule.replaceFirst("^\\*?\\.", "").replaceAll("[\\[\\]]", "");
    int colon = name.indexOf(':');
    if (colon > 0 && colon == name.lastIndexOf(':')) {
      if (!name.substring(colon + 1).equals(Integer.toString(port))) {
        return false;
      }
      name = name.substring(0, colon);
    }
    return host.equals(name) || host.endsWith("." + name);
  }

  private static boolean isInNetwork(String host, String network, String bits) {
    if (!Addresses.isLiteral(host) || !Addresses.isLiteral(network) || !bits.matches("\\d{1,3}")) {
      return false;
    }
    try {
      byte[] address = InetAddress.getByName(host).getAddress();
      byte[] base = InetAddress.getByName(network).getAddress();
      return address.length == base.length
          && Addresses.samePrefix(address, base, Integer.parseInt(bits));
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
