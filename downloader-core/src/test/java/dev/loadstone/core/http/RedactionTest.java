package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Secrets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        "sid"
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
    Redaction redaction = Redaction.of(request);
    assertThat(redaction.headers(Headers.of("x-mine", "other", "X-Echo", "got my-own-value")))
        .isEqualTo(Headers.of("x-mine", "[redacted]", "X-Echo", "got [redacted]"));
    assertThat(redaction.text("your password 'open sesame' is wrong"))
        .isEqualTo("your password '[redacted]' is wrong");
    assertThat(redaction.headers(OutgoingHeaders.of(request)).toString())
        .doesNotContain("YW5u", "sesame", "my-own-value");
  }
}
