package dev.loadstone.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Link;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumFileTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "@A  f.zip | sha-256:@A",
        "@A *f.zip | sha-256:@A",
        "@A\tf.zip | sha-256:@A",
        "@A  ./f.zip | sha-256:@A",
        "@A  dist/f.zip | sha-256:@A",
        "SHA256 (f.zip) = @A | sha-256:@A",
        "SHA256(f.zip)= @A | sha-256:@A",
        "BLAKE2b (f.zip) = @A | -",
        "SHA512 (f.zip) = @A | -",
        "@A | sha-256:@A",
        "@A  other.zip | -",
        "@A  xf.zip | -",
        "f.zip cbf43926 | crc-32:cbf43926",
        "; comment cbf43926 | -",
        "# nothing | -",
        "'' | -",
        "d41d8cd98f00b204e9800998ecf8427e  f.zip | md5:d41d8cd98f00b204e9800998ecf8427e",
        "@A@A@A  f.zip | -"
      })
  void of_oneLine_isReadAsItsToolWroteIt(String line, String expected) {
    String text = line.replace("@A", A);
    assertThat(ChecksumFile.parse(text).of("f.zip").map(Checksum::toString).orElse(null))
        .isEqualTo(expected == null ? null : expected.replace("@A", A));
  }

  @Test
  void of_manyLines_findsTheExactName() {
    ChecksumFile file =
        ChecksumFile.parse(
            "\ufeff# made by hand\r\n%s  g.zip\r\n%s  f.zip\r\n%s  old/f.zip\r\n"
                .formatted(B, A, B));
    assertThat(file.of("f.zip")).hasValue(Checksum.parse("sha-256:" + A));
    assertThat(file.of("g.zip")).hasValue(Checksum.parse("sha-256:" + B));
  }

  @Test
  void of_linesThatContradict_findsNothing() {
    assertThat(ChecksumFile.parse(A + "  x/f.zip\n" + B + "  y/f.zip").of("f.zip")).isEmpty();
    assertThat(ChecksumFile.parse(A + "\n" + B).of("f.zip")).isEmpty();
  }

  @Test
  void of_severalAlgorithms_takesTheStrongest() {
    String text = "MD5 (f) = " + "1".repeat(32) + "\nSHA256 (f) = " + A;
    assertThat(ChecksumFile.parse(text).of("f")).hasValue(Checksum.parse("sha-256:" + A));
  }

  @Test
  void of_escapedName_isUnescaped() {
    assertThat(ChecksumFile.parse("\\" + A + "  a\\\\b\\nc").of("b\nc")).isPresent();
  }

  @Test
  void parse_htmlPageOrRubbish_hasNoLines() {
    assertThat(ChecksumFile.parse("<!doctype html><p>Not found</p>").lines()).isEmpty();
    Random random = new Random(5);
    String alphabet = "abf09 ()=*;\\\n\r\t#SHA256";
    for (int run = 0; run < 5_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(200); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThatCode(() -> ChecksumFile.parse(text.toString()).of("f")).doesNotThrowAnyException();
    }
  }

  @Test
  void siblings_ofAFile_lieBesideItWithoutItsQuery() {
    assertThat(SiblingChecksums.of(Link.parse("https://h:8443/a/f%20x.zip?sig=secret")))
        .extracting(each -> each.link().text())
        .startsWith("https://h:8443/a/f%20x.zip.sha256", "https://h:8443/a/f%20x.zip.sha512")
        .contains("https://h:8443/a/SHA256SUMS")
        .noneMatch(text -> text.contains("secret"))
        .hasSizeLessThanOrEqualTo(10);
    assertThat(SiblingChecksums.fileName(Link.parse("https://h/a/f%20+x.zip")))
        .isEqualTo("f +x.zip");
  }

  @Test
  void siblings_ofAFolder_areNone() {
    assertThat(SiblingChecksums.of(Link.parse("https://h/a/"))).isEmpty();
  }
}
