package dev.loadstone.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All digests are those of the empty file. */
class StatedDigestsTest {
  private static final String SHA256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
  private static final String SHA256_HEX =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String MD5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
  private static final String MD5_HEX = "d41d8cd98f00b204e9800998ecf8427e";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Repr-Digest | sha-256=:@SHA256: | sha-256",
        "Repr-Digest | sha-256=:@SHA256:;q=1 | sha-256",
        "Repr-Digest | unixsum=:AAA=:, sha-256=:@SHA256:, md5=:@MD5: | sha-256 md5",
        "Repr-Digest | sha-256=:AAAA:, sha-256=:@SHA256: | sha-256",
        "repr-digest | sha-256=@SHA256 | ''",
        "Repr-Digest | sha-256 | ''",
        "Digest | SHA-256=@SHA256,md5=@MD5 | sha-256 md5",
        "Digest | id-sha-256=@SHA256 | ''",
        "Content-MD5 | @MD5 | md5",
        "x-goog-hash | crc32c=AAAAAA==,md5=@MD5 | crc-32c md5",
        "x-amz-checksum-sha256 | @SHA256 | sha-256",
        "x-amz-checksum-crc32c | AAAAAA== | crc-32c",
        "x-amz-checksum-sha256 | @SHA256-3 | ''",
        "Content-Digest | sha-256=:@SHA256: | ''"
      })
  void of_header_statesWhatCoversTheFile(String name, String value, String expected) {
    String filled = value.replace("@SHA256", SHA256).replace("@MD5", MD5);
    assertThat(labels(StatedDigests.of(200, Headers.of(name, filled)))).isEqualTo(expected);
  }

  @Test
  void of_repeatedLines_areAllRead() {
    StatedDigests stated =
        StatedDigests.of(
            206, Headers.of("x-goog-hash", "crc32c=AAAAAA==", "X-Goog-Hash", "md5=" + MD5));
    assertThat(labels(stated)).isEqualTo("crc-32c md5");
    assertThat(stated.checksums()).extracting(StatedChecksum::source).containsOnly("x-goog-hash");
    assertThat(stated.checksums().getLast().checksum().hex()).isEqualTo(MD5_HEX);
  }

  @Test
  void of_base64_becomesHex() {
    StatedDigests stated =
        StatedDigests.of(206, Headers.of("Repr-Digest", "sha-256=:" + SHA256 + ":"));
    assertThat(stated.checksums().getFirst().checksum().hex()).isEqualTo(SHA256_HEX);
  }

  @Test
  void of_partialAnswer_ignoresContentMd5Only() {
    Headers headers = Headers.of("Content-MD5", MD5, "Digest", "md5=" + MD5);
    assertThat(StatedDigests.of(206, headers).checksums())
        .extracting(StatedChecksum::source)
        .containsExactly("Digest");
  }

  @Test
  void of_codedAnswer_statesNothing() {
    Headers headers = Headers.of("Content-Encoding", "gzip", "Digest", "md5=" + MD5);
    assertThat(StatedDigests.of(200, headers).checksums()).isEmpty();
    Headers identity = Headers.of("Content-Encoding", "identity", "Digest", "md5=" + MD5);
    assertThat(StatedDigests.of(200, identity).checksums()).hasSize(1);
  }

  @Test
  void of_compositeAmazonChecksum_isIgnoredWithANote() {
    StatedDigests stated =
        StatedDigests.of(
            200, Headers.of("x-amz-checksum-sha256", SHA256, "x-amz-checksum-type", "COMPOSITE"));
    assertThat(stated.checksums()).isEmpty();
    assertThat(stated.notes()).hasSize(1);
  }

  @Test
  void of_googleObjectStoredCoded_isIgnoredWithANote() {
    StatedDigests stated =
        StatedDigests.of(
            200, Headers.of("x-goog-hash", "md5=" + MD5, "x-goog-stored-content-encoding", "gzip"));
    assertThat(stated.checksums()).isEmpty();
    assertThat(stated.notes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sha-256=:!!!:", "sha-256=:AAAA:", "sha-256=:", "sha-256=::", "sha-256=\"x\""})
  void of_malformedValue_isANoteOfOneLine(String value) {
    StatedDigests stated = StatedDigests.of(200, Headers.of("Repr-Digest", value));
    assertThat(stated.checksums()).isEmpty();
    assertThat(stated.notes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "=", "=,=", "a,,b", "sha-256", ":::", "\"a,b\"=:x:"})
  void of_rubbish_isIgnored(String value) {
    for (String name : List.of("Repr-Digest", "Digest", "x-goog-hash", "Content-Encoding")) {
      assertThat(StatedDigests.of(200, Headers.of(name, value)).checksums()).isEmpty();
    }
  }

  private static String labels(StatedDigests stated) {
    return String.join(
        " ", stated.checksums().stream().map(s -> s.checksum().algorithm().label()).toList());
  }
}
