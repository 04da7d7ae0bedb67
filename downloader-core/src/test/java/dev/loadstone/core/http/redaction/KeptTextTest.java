package dev.loadstone.core.http.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class KeptTextTest {

  @Test
  void headers_ofUsualSize_areTheSame() {
    Headers usual = Headers.of("ETag", "\"1\"", "Content-Security-Policy", "x".repeat(2_000));
    assertThat(KeptText.of(usual)).isSameAs(usual);
  }

  @Test
  void value_tooLong_isCutAndSaysSo() {
    Headers kept = KeptText.of(Headers.of("A", "1", "B", "x".repeat(100_000), "C", "2"));
    assertThat(kept.first("A")).contains("1");
    assertThat(kept.first("C")).contains("2");
    assertThat(kept.first("B").orElseThrow())
        .hasSizeLessThan(KeptText.LONGEST_VALUE)
        .endsWith("[and 96928 more characters]");
  }

  @Test
  void headers_tooMany_areDroppedAndCounted() {
    HeaderField field = new HeaderField("Name", "x".repeat(1_020));
    Headers kept = KeptText.of(new Headers(Collections.nCopies(200, field)));
    assertThat(kept.fields()).hasSize(33);
    assertThat(kept.fields().getLast())
        .isEqualTo(new HeaderField("[not kept]", "168 more headers"));
  }

  @Test
  void link_tooLong_isCutBetweenCharacters() {
    String link = "x".repeat(KeptText.LONGEST_LINK - 1) + "\ud83d\ude00";
    assertThat(KeptText.link(link))
        .endsWith("x[and 2 more characters]")
        .hasSizeLessThan(KeptText.LONGEST_LINK + 40);
  }
}
