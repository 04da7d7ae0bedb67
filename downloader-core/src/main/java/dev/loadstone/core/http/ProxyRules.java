package dev.loadstone.core.http;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Origin;
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
 * Which proxy an origin is reached through: the given one for all, else what the environment says
 * in {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, as curl does.
 */
final class ProxyRules {
  private final @Nullable Via forHttp;
  private final @Nullable Via forHttps;
  private final List<String> direct;

  /** How the proxy is spoken to. */
  enum Kind {
    HTTP,
    SOCKS
  }

  /**
   * One proxy.
   *
   * @param authorization value of {@code Proxy-Authorization}; null without one
   */
  record Via(Kind kind, String host, int port, @Nullable String authorization) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  private ProxyRules(@Nullable Via forHttp, @Nullable Via forHttps, List<String> direct) {
    this.forHttp = forHttp;
    this.forHttps = forHttps;
    this.direct = direct;
  }

  /**
   * Rules of a client.
   *
   * @param given proxy for everything; null takes the environment's
   * @throws FailureException PROXY_ERROR if one is no usable proxy
   */
  static ProxyRules of(@Nullable String given, Map<String, String> environment)
      throws FailureException {
    if (given != null) {
      Via via = parse(given, "--proxy");
      return new ProxyRules(via, via, List.of());
    }
    Via all = variable(environment, "all_proxy");
    Via http = variable(environment, "http_proxy");
    Via https = variable(environment, "https_proxy");
    String except = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    List<String> direct =
        Arrays.stream(except.split("[,\\s]+", -1))
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .filter(each -> !each.isEmpty())
            .toList();
    return new ProxyRules(http == null ? all : http, https == null ? all : https, direct);
  }

  /** The proxy for an origin; null for a direct connection. */
  @Nullable Via select(Origin origin) {
    String host = origin.host().replaceAll("[\\[\\]]", "");
    boolean excepted = direct.stream().anyMatch(rule -> matches(rule, host, origin.port()));
    return excepted ? null : origin.isSecure() ? forHttps : forHttp;
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
    int port = uri.getPort() != -1 ? uri.getPort() : kind == Kind.SOCKS ? 1080 : 80;
    String user = uri.getRawUserInfo();
    if (user != null && kind == Kind.SOCKS) {
      throw unusable(source, "a SOCKS proxy with a password is not supported");
    }
    return new Via(kind, host, port, user == null ? null : authorization(user));
  }

  private static Kind kind(String scheme, String source) throws FailureException {
    return switch (scheme) {
      case "http" -> Kind.HTTP;
      case "socks", "socks5", "socks5h" -> Kind.SOCKS;
      default ->
          throw unusable(source, "a " + scheme + ":// proxy is not supported, only http or socks5");
    };
  }

  private static String authorization(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return OutgoingHeaders.basic(decoded(user), decoded(password));
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
