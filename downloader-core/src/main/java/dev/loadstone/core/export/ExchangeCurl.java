package dev.loadstone.core.export;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.SignIn;

/** A request that was made, as a command that makes it again. */
final class ExchangeCurl {
  private ExchangeCurl() {}

  static CurlCommand of(HttpExchange exchange) {
    HttpExchange.Settings settings = exchange.settings();
    NetworkOptions network = settings.network();
    boolean secure = exchange.link().startsWith("https:");
    CurlWriter writer = new CurlWriter();
    writer.link(exchange.link());
    method(writer, exchange);
    if (settings.wholeServer()) {
      writer.add("--request-target", "*");
    }
    if (secure) {
      switch (exchange.protocol()) {
        case "http/1.1" -> writer.add("--http1.1");
        case "h2" -> writer.add("--http2");
        default -> {}
      }
    }
    headers(writer, exchange.requestHeaders(), settings.signIn());
    if (exchange.bytesSent() > 0) {
      if (!exchange.requestHeaders().has("Content-Type")) {
        writer.without("Content-Type");
      }
      writer.bodyFile();
    }
    writer.proxy(network.proxies(), proxy(exchange, secure), settings.proxySignIn());
    if (secure) {
      writer.tls(network.tls(), settings.keyPassword(), exchange.tls());
    }
    return writer.command();
  }

  private static void method(CurlWriter writer, HttpExchange exchange) {
    switch (exchange.method()) {
      case "GET" -> {
        if (exchange.bytesSent() > 0) {
          writer.add("-X", "GET");
        }
      }
      case "HEAD" -> writer.add("-I");
      default -> writer.add("-X", exchange.method());
    }
  }

  private static void headers(CurlWriter writer, Headers headers, SignIn signIn) {
    for (HeaderField field : headers.fields()) {
      if (signIn == SignIn.NONE || !field.is("Authorization")) {
        writer.header(field);
      }
    }
    writer.signIn(signIn);
    if (!headers.has("Accept")) {
      writer.without("Accept");
    }
    boolean coded =
        headers.first("Accept-Encoding").filter(each -> !each.equals("identity")).isPresent();
    if (coded) {
      writer.add("--compressed");
    }
  }

  /** The one that was used; without a connection the one that was to be. */
  private static String proxy(HttpExchange exchange, boolean secure) {
    if (!exchange.proxy().isEmpty() || !exchange.remoteAddress().isEmpty()) {
      return exchange.proxy();
    }
    ProxyOptions proxies = exchange.settings().network().proxies();
    String asked = secure ? proxies.https() : proxies.http();
    return asked == null ? "" : asked;
  }
}
