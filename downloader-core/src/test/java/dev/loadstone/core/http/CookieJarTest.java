package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.Link;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CookieJarTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static List<String> sent(CookieJar jar, String link) {
    return jar.of(Link.parse(link), NOW).stream().map(c -> c.name() + "=" + c.value()).toList();
  }

  private static void set(CookieJar jar, String link, String... lines) {
    jar.take(Link.parse(link), List.of(lines), NOW);
  }

  @Test
  void of_importedCookies_eachGoesToItsOwnHosts() {
    CookieJar jar =
        new CookieJar(
            List.of(
                new Cookie("example.com", true, "/", false, null, "wide", "1"),
                new Cookie("example.com", false, "/", false, null, "host", "2"),
                new Cookie("example.com", false, "/", true, null, "safe", "3"),
                new Cookie("example.com", false, "/a", false, null, "path", "4"),
                new Cookie("example.com", true, "/", false, NOW.minusSeconds(1), "old", "5")));

    assertThat(sent(jar, "https://example.com/a/b"))
        .containsExactly("path=4", "wide=1", "host=2", "safe=3");
    assertThat(sent(jar, "http://example.com/")).containsExactly("wide=1", "host=2");
    assertThat(sent(jar, "https://cdn.example.com/")).containsExactly("wide=1");
    assertThat(sent(jar, "https://badexample.com/")).isEmpty();
  }

  @Test
  void take_domainOfOthersOrPublicSuffix_isNotTaken() {
    CookieJar jar = new CookieJar(List.of());
    set(jar, "https://a.example.co.uk/", "x=1; Domain=co.uk", "y=1; Domain=b.example.co.uk");
    set(jar, "https://a.example.co.uk/", "z=1; Domain=example.co.uk");

    assertThat(sent(jar, "https://a.example.co.uk/")).containsExactly("z=1");
    assertThat(sent(jar, "https://other.co.uk/")).isEmpty();
  }

  @Test
  void take_cookieOfHttps_neitherGoesNorIsReplacedInClearText() {
    CookieJar jar = new CookieJar(List.of());
    set(jar, "https://example.com/", "sid=1; Path=/");
    set(jar, "http://example.com/", "sid=2; Path=/", "s=3; Secure", "__Host-x=4; Path=/");

    assertThat(sent(jar, "http://example.com/")).isEmpty();
    assertThat(sent(jar, "https://example.com/")).containsExactly("sid=1");
  }

  @Test
  void take_expiredCookie_takesItBack() {
    CookieJar jar = new CookieJar(List.of());
    set(jar, "https://example.com/", "sid=1; Path=/");
    set(jar, "https://example.com/", "sid=1; Path=/; Max-Age=0");

    assertThat(sent(jar, "https://example.com/")).isEmpty();
  }

  @Test
  void take_floodOfCookies_isBounded() {
    CookieJar jar = new CookieJar(List.of());
    for (int i = 0; i < 5_000; i++) {
      set(jar, "https://example.com/", "c" + i + "=1");
    }
    set(jar, "https://example.com/", "big=" + "x".repeat(9_000));

    assertThat(sent(jar, "https://example.com/")).hasSize(600);
  }
}
