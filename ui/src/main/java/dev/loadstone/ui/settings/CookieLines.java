package dev.loadstone.ui.settings;

import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.source.CookieFile;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host's cookies as a person writes them: {@code name=value} of the host itself, several with
 * semicolons between as browsers copy them, or lines of {@code cookies.txt}, which say where each
 * goes. Pure.
 */
final class CookieLines {
  private static final Texts TEXTS = Texts.of(CookieLines.class);

  /** In the domain's place until the host is known. */
  private static final String ITS_OWN = "";

  private static final Pattern PAIR = Pattern.compile("\\s*([^\\s=;,]+)=([^;\\p{Cntrl}]*?)\\s*");

  private CookieLines() {}

  /** The cookies; those of the host itself without a domain. */
  static List<Cookie> parse(String text) {
    List<Cookie> cookies = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean ofFile = line.indexOf('\t') >= 0 || line.startsWith("#");
      // What is wrong is told with the number of the line.
      cookies.addAll(ofFile ? CookieFile.parse("\n".repeat(i) + line) : pairs(line));
    }
    return cookies;
  }

  private static List<Cookie> pairs(String line) {
    List<Cookie> cookies = new ArrayList<>();
    for (String part : line.replaceFirst("(?i)^\\s*cookie:", "").split(";", -1)) {
      Matcher pair = PAIR.matcher(part);
      if (pair.matches()) {
        cookies.add(new Cookie(ITS_OWN, false, "/", true, null, pair.group(1), pair.group(2)));
      } else if (!part.isBlank()) {
        throw new InvalidInputException(TEXTS.get("host.wrong.cookie"));
      }
    }
    return cookies;
  }

  static String text(List<Cookie> cookies) {
    return String.join("\n", cookies.stream().map(CookieLines::line).toList());
  }

  private static String line(Cookie cookie) {
    if (cookie.domain().equals(ITS_OWN)) {
      return cookie.name() + "=" + cookie.value();
    }
    return String.join(
        "\t",
        cookie.subdomains() ? "." + cookie.domain() : cookie.domain(),
        flag(cookie.subdomains()),
        cookie.path(),
        flag(cookie.secure()),
        cookie.expires() == null ? "0" : Long.toString(cookie.expires().getEpochSecond()),
        cookie.name(),
        cookie.value());
  }

  private static String flag(boolean yes) {
    return Boolean.toString(yes).toUpperCase(Locale.ROOT);
  }

  /** What is kept, as it is shown: without values, and without the domain if it is the host's. */
  static List<Cookie> shown(List<Cookie> kept, HostPattern host) {
    return kept.stream()
        .map(
            each -> {
              Cookie own = of(host, each.name(), each.value());
              return withValue(
                  each.equals(own) && PAIR.matcher(each.name() + "=").matches()
                      ? new Cookie(ITS_OWN, false, "/", true, null, each.name(), each.value())
                      : each,
                  TEXTS.get("host.headers.kept"));
            })
        .toList();
  }

  /**
   * What is to be kept of what was written.
   *
   * @param before what is kept already, and is taken where a value is not shown
   */
  static List<Cookie> kept(List<Cookie> written, HostPattern host, List<Cookie> before) {
    return written.stream()
        .map(each -> each.domain().equals(ITS_OWN) ? of(host, each.name(), each.value()) : each)
        .map(
            each -> each.value().equals(TEXTS.get("host.headers.kept")) ? same(each, before) : each)
        .toList();
  }

  private static Cookie same(Cookie shown, List<Cookie> before) {
    return before.stream()
        .filter(each -> withValue(each, shown.value()).equals(shown))
        .findFirst()
        .orElseThrow(
            () -> new InvalidInputException(TEXTS.format("host.wrong.cookie_value", shown.name())));
  }

  private static Cookie of(HostPattern host, String name, String value) {
    boolean secure = !"http".equals(host.scheme());
    return new Cookie(host.host(), host.subdomains(), "/", secure, null, name, value);
  }

  private static Cookie withValue(Cookie cookie, String value) {
    return new Cookie(
        cookie.domain(),
        cookie.subdomains(),
        cookie.path(),
        cookie.secure(),
        cookie.expires(),
        cookie.name(),
        value);
  }
}
