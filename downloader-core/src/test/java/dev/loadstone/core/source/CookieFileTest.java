package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class CookieFileTest {
  @Test
  void parse_exportOfABrowser_givesItsCookies() {
    String text =
        String.join(
            "\r\n",
            "# Netscape HTTP Cookie File",
            "",
            ".Example.com\tTRUE\t/\tTRUE\t1893456000\tsid\tv=1",
            "#HttpOnly_a.example\tFALSE\t/x\tFALSE\t0\tempty\t",
            "");

    assertThat(CookieFile.parse(text))
        .containsExactly(
            new Cookie(
                "example.com",
                true,
                "/",
                true,
                Instant.ofEpochSecond(1_893_456_000L),
                "sid",
                "v=1"),
            new Cookie("a.example", false, "/x", false, null, "empty", ""));
  }

  @Test
  void parse_otherText_namesTheLineAndNotItsContent() {
    assertThatThrownBy(() -> CookieFile.parse("# x\n[{\"name\":\"s3cret\"}]"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Line 2")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> CookieFile.parse("a.example\tFALSE\t/\tFALSE\tsoon\tn\ts3cret"))
        .hasMessageContaining("expiry")
        .hasMessageNotContaining("s3cret");
  }
}
