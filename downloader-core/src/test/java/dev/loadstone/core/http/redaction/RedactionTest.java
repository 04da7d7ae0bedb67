package dev.loadstone.core.http.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.OutgoingHeaders;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
  private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Amz-Signature",
        "X-Amz-Credential",
        "X-Amz-Security-Token",
        "X-Goog-Signature",
        "sig",
        "Signature",
        "Policy",
        "Key-Pair-Id",
        "token",
        "access_token",
        "key",
        "apikey",
        "api_key",
        "api-key",
        "password",
        "secret",
        "client_secret",
        "jwt",
        "x%2Dapi%2Dkey",
        "t%6Fken",
        "sid",
        "hm",
        "url_sig",
        "PHPSESSID",
        "licenseKey",
        "t%256Fken"
      })
  void secretQueryValue_isReplaced(String name) {
    for (String cased : new String[] {name, name.toLowerCase(Locale.ROOT)}) {
      String link = "https://a.example/f?part=1&" + cased + "=hush;hush'hush&size=2";
      assertThat(Redaction.COMMON.text(link))
          .isEqualTo("https://a.example/f?part=1&" + cased + "=[redacted]&size=2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/token=1/key/f.png",
        "https://a.example/f?part=1&size=2",
        "https://a.example/f?v=3&monkey=yes&file=password.txt",
        "https://a.example/f?token=",
        "text without links; token"
      })
  void harmlessText_stays(String text) {
    assertThat(Redaction.COMMON.text(text)).isEqualTo(text);
  }

  @Test
  void tokensAndUserInformation_areReplacedAnywhere() {
    assertThat(Redaction.COMMON.text("see " + JWT + " there")).isEqualTo("see [redacted] there");
    assertThat(Redaction.COMMON.text("https://ann:pw@a.example/f"))
        .isEqualTo("https://[redacted]@a.example/f");
    assertThat(Redaction.COMMON.text("/f#access_token=abc&x=1"))
        .isEqualTo("/f#access_token=[redacted]&x=1");
    assertThat(Redaction.COMMON.text("</f?token=abc>; rel=next"))
        .isEqualTo("</f?token=[redacted]>; rel=next");
  }

  @Test
  void secretHeaders_areReplacedInOrder() {
    Headers headers =
        Headers.of(
            "authorization",
            "Basic x",
            "Set-Cookie",
            "a=b",
            "Server",
            "x",
            "COOKIE",
            "c",
            "Location",
            "/f?sig=abc",
            "Proxy-Authorization",
            "Basic y");
    assertThat(Redaction.COMMON.headers(headers))
        .isEqualTo(
            Headers.of(
                "authorization",
                "[redacted]",
                "Set-Cookie",
                "[redacted]",
                "Server",
                "x",
                "COOKIE",
                "[redacted]",
                "Location",
                "/f?sig=[redacted]",
                "Proxy-Authorization",
                "[redacted]"));
  }

  @Test
  void givenSecrets_areReplacedByNameAndWhereverTheyAreEchoed() {
    Secrets secrets = new Secrets("ann", "open sesame", Headers.of("X-Mine", "my-own-value"));
    HttpRequest request =
        new HttpRequest("GET", Link.parse("https://a.example/"), Headers.NONE, secrets);
    Redaction redaction = Redaction.of(request.secrets());
    assertThat(redaction.headers(Headers.of("x-mine", "other", "X-Echo", "got my-own-value")))
        .isEqualTo(Headers.of("x-mine", "[redacted]", "X-Echo", "got [redacted]"));
    assertThat(redaction.text("your password 'open sesame' is wrong"))
        .isEqualTo("your password '[redacted]' is wrong");
    assertThat(redaction.headers(OutgoingHeaders.of(request)).toString())
        .doesNotContain("YW5u", "sesame", "my-own-value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/go?to=https%3A%2F%2Fb%2Ff%3Ftoken%3Dhush%26x%3D1&y=2 | /go?to=https%3A%2F%2Fb%2Ff%3Ftoken%3D[redacted]%26x%3D1&y=2",
        "/go?to=b%253Ftoken%253Dhush%2526x&y=2 | /go?to=b%253Ftoken%253D[redacted]%2526x&y=2",
        "/f;jsessionid=hush?x=1 | /f;jsessionid=[redacted]",
        "//ann:p@hush@a.example/f | //[redacted]@a.example/f",
        "/go?to=https%3A%2F%2Fann%3Ahush%40b%2Ff | /go?to=https%3A%2F%2F[redacted]%40b%2Ff",
        "5;url=/f?access_token=hush | 5;url=/f?access_token=[redacted]",
        "</a?sig=hush>; rel=next, </b?sig=hush>; rel=last | </a?sig=[redacted]>; rel=next, </b?sig=[redacted]>; rel=last",
        "/f?a=1&amp;token=hush | /f?a=1&amp;token=[redacted]",
        "/f?x=1#id_token=hush | /f?x=1#id_token=[redacted]"
      })
  void hiddenSecrets_areFound(String text, String clean) {
    assertThat(Redaction.COMMON.text(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Api-Key",
        "X-Auth-Token",
        "x-amz-security-token",
        "X-Amz-Server-Side-Encryption-Customer-Key",
        "Authentication-Info",
        "X-CSRF-Token",
        "X-Client-Secret",
        "PRIVATE-TOKEN",
        "Cookie2"
      })
  void secretHeaderNames_areKnown(String name) {
    assertThat(Redaction.COMMON.headers(Headers.of(name, "hush")))
        .isEqualTo(Headers.of(name, "[redacted]"));
  }

  @Test
  void harmlessHeaders_stayTheSameObject() {
    Headers headers =
        Headers.of("ETag", "\"a=b\"", "Cache-Control", "max-age=3600", "x-amz-request-id", "4A");
    assertThat(Redaction.COMMON.headers(headers)).isSameAs(headers);
  }

  @Test
  void echoes_areFoundWithoutSchemeInCookiesAndEncoded() {
    Secrets secrets =
        new Secrets(
            "ann",
            "open sesame!",
            Headers.of(
                "Authorization", "Bearer abcdef123", "Cookie", "theme=dark; s=cookie-value"));
    Redaction redaction = Redaction.of(secrets);
    assertThat(redaction.text("bad: abcdef123, cookie-value, open+sesame%21, %6Fpen%2520sesame!"))
        .isEqualTo("bad: [redacted], [redacted], [redacted], [redacted]");
  }

  @Test
  void longHostileText_isScannedInTime() {
    for (String piece :
        new String[] {
          "?a", "%25", "&=", "//", "eyJ", "%2540", "?token", "a@", "%2F", "eyJa-", "//a40"
        }) {
      String text = piece.repeat(100_000 / piece.length()) + "40%=";
      assertThat(Redaction.COMMON.text(text).length()).isPositive();
    }
    assertThat(Redaction.COMMON.text("eyJaaaa.aaaa" + ".a".repeat(100_000)))
        .isEqualTo("[redacted]");
  }
}
