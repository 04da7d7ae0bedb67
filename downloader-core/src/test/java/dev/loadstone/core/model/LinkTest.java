package dev.loadstone.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
  @Test
  void origin_anyLink_isWhatTheUriSays() {
    for (String text :
        List.of(
            "http://h/",
            "https://h/a/b.png?x=//y:8/z",
            "http://h:8080/a:9/@b",
            "https://[::1]/a",
            "http://[2001:db8::1]:81/a?b=[c]",
            "http://127.0.0.1:18080")) {
      Link link = Link.parse(text);
      assertThat(link.origin().scheme()).isEqualTo(link.uri().getScheme());
      assertThat(link.origin().host()).isEqualTo(link.uri().getHost());
      int port = link.uri().getPort();
      assertThat(link.origin().port())
          .isEqualTo(port >= 0 ? port : text.startsWith("https") ? 443 : 80);
      assertThat(link.path()).isEqualTo(link.uri().getRawPath());
    }
  }

  @Test
  void parse_linksThatBeginAlike_areWhatEachIsAlone() {
    long seed = 31;
    Random random = new Random(seed);
    String marks = "abcXYZ0129-._~!$&'()*+,;=:@/?#%[]|\\\"<>^`{} \u00e9\u0001";
    for (String start : List.of("https://a.example/", "http://127.0.0.1:81/", "http://[::1]/")) {
      for (int run = 0; run < 5_000; run++) {
        StringBuilder rest = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
          rest.append(marks.charAt(random.nextInt(marks.length())));
        }
        String alone = start.replace("http", "HTTP") + rest;
        assertThat(outcome(start + rest))
            .as("seed %d: %s", seed, alone)
            .isEqualTo(outcome(alone).replace("HTTP", "http"));
      }
    }
  }

  private static String outcome(String typed) {
    try {
      return Link.parse(typed).text();
    } catch (InvalidInputException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.COM, http://example.com/",
    "https://example.com:443/a, https://example.com/a",
    "https://example.com:8443/a, https://example.com:8443/a",
    "http://h/a b[1].png, http://h/a%20b%5B1%5D.png",
    "http://h/%41%zz, http://h/%41%25zz",
    "http://h/é#part, http://h/%C3%A9",
    "http://[::1]:8080/x?q=a|b, http://[::1]:8080/x?q=a%7Cb",
    "http://bücher.example/, http://xn--bcher-kva.example/"
  })
  void parse_linkAsTyped_isNormalised(String typed, String expected) {
    assertThat(Link.parse(typed).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "example.com/a",
        "localhost:8080/a",
        "ftp://h/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "http://h:0/",
        "http://h:99999/",
        "http://user:s3cret@h/",
        "http://h/a\r\nHost: evil"
      })
  void parse_noDownloadableLink_isRefusedInOneLine(String typed) {
    assertThatThrownBy(() -> Link.parse(typed))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n", "\r", "s3cret");
  }

  @Test
  void redacted_linkWithQuery_hidesTheQuery() {
    assertThat(Link.parse("https://h/a?sig=secret")).hasToString("https://h/a?…");
  }

  @ParameterizedTest
  @CsvSource({
    "/b?c, https://h/b?c",
    "b, https://h/a/b",
    "//other/x, https://other/x",
    "http://plain/x y, http://plain/x%20y",
    "?only=query, https://h/a/?only=query"
  })
  void resolve_location_followsRfc3986(String location, String expected) {
    assertThat(Link.parse("https://h/a/").resolve(location).text()).isEqualTo(expected);
  }
}
