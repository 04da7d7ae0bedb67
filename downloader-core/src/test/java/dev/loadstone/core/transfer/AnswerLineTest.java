package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Validator;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnswerLineTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void of_wholeFile_saysSizeValidatorAndRanges() {
    var head = head(200, Headers.of("ETag", "\"a\"").plus("Accept-Ranges", "bytes"), 7);
    assertThat(AnswerLine.of(new Ask.Whole(), head))
        .isEqualTo("asked for the whole file: 200, 7 bytes, entity tag \"a\", ranges: bytes");
  }

  @Test
  void of_part_saysWhichBytesWereAskedAndCame() {
    var ask = new Ask.Part(new ByteRange(4, 9), true, new Ask.Proof.Nothing());
    var head = head(206, Headers.of("Content-Range", "bytes 4-8/9").plus("ETag", "W/\"b\""), 5);
    assertThat(AnswerLine.of(ask, head))
        .isEqualTo("asked for bytes=4-: 206, bytes 4-8/9, weak entity tag W/\"b\"");
  }

  @Test
  void of_unchanged_saysWhatWasCompared() {
    assertThat(AnswerLine.of(new Ask.IfChanged("\"a\"", null), head(304, Headers.NONE, 0)))
        .isEqualTo("asked for the file unless it is still \"a\": 304");
  }

  @Test
  void of_nothingStated_saysSo() {
    assertThat(AnswerLine.of(new Ask.Whole(), head(200, Headers.NONE, -1)))
        .isEqualTo("asked for the whole file: 200, length unknown, no validator");
  }

  @Test
  void of_endlessTag_isCut() {
    assertThat(Validator.of(Headers.of("ETag", "\"" + "x".repeat(900) + "\"")).isStrong()).isTrue();
    var head = head(200, Headers.of("ETag", "\"" + "x".repeat(900) + "\""), 1);
    assertThat(AnswerLine.of(new Ask.Whole(), head)).hasSizeLessThan(200);
  }

  private static ResumePlan.Head head(int status, Headers headers, long length) {
    return new ResumePlan.Head(status, headers, length, NOW);
  }
}
