package dev.loadstone.core.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a session of PowerShell sends with each request: a browser's name, and cookies. */
final class WebSession {
  private String userAgent = "";
  private final List<Cookie> cookies = new ArrayList<>();

  private record Cookie(String name, String value, String domain) {
    boolean isFor(String host) {
      String bare = domain.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
      return bare.isEmpty() || host.equals(bare) || host.endsWith("." + bare);
    }

    @Override
    public String toString() {
      return "Cookie[" + name + "]";
    }
  }

  void userAgent(String name) {
    userAgent = name;
  }

  void cookie(String name, String value, String domain) {
    cookies.add(new Cookie(name, value, domain));
  }

  /** Empty for none. */
  String userAgent() {
    return userAgent;
  }

  /** The cookies that go to the host, as their header has them; empty for none. */
  String cookiesFor(String host) {
    return cookies.stream()
        .filter(each -> each.isFor(host.toLowerCase(Locale.ROOT)))
        .map(each -> each.name() + "=" + each.value())
        .collect(Collectors.joining("; "));
  }
}
