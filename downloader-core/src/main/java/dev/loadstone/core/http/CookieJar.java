package dev.loadstone.core.http;

import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one job: given ones, and those that servers set while it runs (RFC 6265). Each
 * goes to its own domain only, and what came over https never goes in clear text. Thread-safe;
 * nothing of it is stored.
 */
public final class CookieJar {
  private static final int MOST = 600;
  private static final int MOST_OF_ONE_ANSWER = 50;
  private static final int LONGEST = 8 << 10;

  private final List<Kept> kept = new ArrayList<>();

  /**
   * A cookie in it.
   *
   * @param overTls whether it must not be seen
   */
  private record Kept(okhttp3.Cookie cookie, boolean overTls) {
    boolean isSame(okhttp3.Cookie other) {
      return cookie.name().equals(other.name())
          && cookie.domain().equals(other.domain())
          && cookie.path().equals(other.path());
    }

    boolean goesTo(HttpUrl url, long now) {
      return cookie.expiresAt() > now && cookie.matches(url) && (!overTls || url.isHttps());
    }
  }

  /** A jar that holds these; what cannot be a cookie is left out. */
  public CookieJar(List<Cookie> given) {
    for (Cookie each : given) {
      okhttp3.Cookie cookie = of(each);
      if (cookie != null) {
        kept.add(new Kept(cookie, each.secure()));
      }
    }
  }

  /** Takes what an answer sets; what names another's domain, or a public suffix, is not taken. */
  public synchronized void take(Link link, List<String> setCookies, Instant now) {
    if (setCookies.isEmpty()) {
      return;
    }
    HttpUrl url = HttpUrl.get(link.text());
    for (String line : setCookies.subList(0, Math.min(setCookies.size(), MOST_OF_ONE_ANSWER))) {
      okhttp3.Cookie cookie = line.length() > LONGEST ? null : okhttp3.Cookie.parse(url, line);
      if (cookie != null && mayBeSet(cookie, url)) {
        put(new Kept(cookie, url.isHttps()), now.toEpochMilli());
      }
    }
  }

  /** Pairs of names and values for a request, the longest path first (RFC 6265 5.4). */
  public synchronized List<okhttp3.Cookie> of(Link link, Instant now) {
    if (kept.isEmpty()) {
      return List.of();
    }
    HttpUrl url = HttpUrl.get(link.text());
    return kept.stream()
        .filter(each -> each.goesTo(url, now.toEpochMilli()))
        .map(Kept::cookie)
        .sorted(Comparator.comparingInt(each -> -each.path().length()))
        .toList();
  }

  @Override
  public synchronized String toString() {
    return "CookieJar[" + kept.size() + "]";
  }

  /** Clear text neither sets nor replaces what is for https (RFC 6265bis 5.7). */
  private boolean mayBeSet(okhttp3.Cookie cookie, HttpUrl url) {
    String name = cookie.name().toLowerCase(Locale.ROOT);
    boolean bound = cookie.hostOnly() && cookie.path().equals("/");
    boolean overTls = cookie.secure() && url.isHttps();
    if (name.startsWith("__secure-") && !overTls) {
      return false;
    }
    if (name.startsWith("__host-") && !(overTls && bound)) {
      return false;
    }
    return url.isHttps()
        || (!cookie.secure() && kept.stream().noneMatch(k -> k.overTls() && k.isSame(cookie)));
  }

  private void put(Kept next, long now) {
    kept.removeIf(each -> each.isSame(next.cookie()) || each.cookie().expiresAt() <= now);
    if (next.cookie().expiresAt() > now && kept.size() < MOST) {
      kept.add(next);
    }
  }

  private static okhttp3.@Nullable Cookie of(Cookie given) {
    try {
      okhttp3.Cookie.Builder cookie =
          new okhttp3.Cookie.Builder().name(given.name()).value(given.value()).path(given.path());
      if (given.subdomains()) {
        cookie.domain(given.domain());
      } else {
        cookie.hostOnlyDomain(given.domain());
      }
      Instant expires = given.expires();
      if (expires != null) {
        cookie.expiresAt(expires.toEpochMilli());
      }
      return given.secure() ? cookie.secure().build() : cookie.build();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
