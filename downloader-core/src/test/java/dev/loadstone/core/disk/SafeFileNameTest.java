package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeFileNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a/crate.glb | crate.glb",
        "/a/b%20c.png | b c.png",
        "/a/%E2%82%AC.png | €.png",
        "/a/%E9.png | é.png",
        "/a/ | download",
        "/ | download",
        "/a/..%2f..%2fetc%2fpasswd | passwd",
        "/a/%2e%2e | download",
        "/a/..%5C..%5Cboot.ini | boot.ini",
        "/a/%00x.png | x.png",
        "/a/x.png%00.exe | x.png.exe",
        "/a/%0d%0aSet-Cookie | Set-Cookie",
        "/a/100%.png | 100%.png",
        "/a/a%252fb | a%2fb",
        "/a/b.png?x=/y | b.png"
      })
  void ofLinkPath_lastSegment_isDecodedThenMadeSafe(String path, String expected) {
    assertThat(SafeFileName.ofLinkPath(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C:\\Users\\x\\run.bat | run.bat",
        "file.txt:stream | file.txtstream",
        ".bashrc | bashrc",
        "...x... | x",
        "'  a.png  ' | a.png",
        "'a.png. .' | a.png",
        "CON | _CON",
        "con.txt | _con.txt",
        "'Aux .tar.gz' | _Aux .tar.gz",
        "COM1.png | _COM1.png",
        "lpt¹ | _lpt¹",
        "COM10 | COM10",
        "console.log | console.log",
        "x.loadstone-part | x.loadstone-part_",
        "x.loadstone-MAP | x.loadstone-MAP_",
        "loadstone-assets.json | _loadstone-assets.json",
        "Loadstone-Assets.JSON.lock | _Loadstone-Assets.JSON.lock",
        "loadstone-assets.png | loadstone-assets.png",
        "gpj\u202Eexe.png | gpjexe.png",
        "a\u200Bb\uFEFF.png | ab.png",
        "a\u2028b | ab",
        "日本語.png | 日本語.png"
      })
  void of_hostileOrOddName_isSafe(String name, String expected) {
    assertThat(SafeFileName.of(name)).isEqualTo(expected);
  }

  @Test
  void of_charactersThatWindowsRefuses_areDropped() {
    assertThat(SafeFileName.of("a<b>c\"d|e?f*g.png")).isEqualTo("abcdefg.png");
    assertThat(SafeFileName.of("<>:\"|?*")).isEqualTo(SafeFileName.FALLBACK);
  }

  @Test
  void of_loneSurrogate_isDropped() {
    assertThat(SafeFileName.of("a\ud800b.png")).isEqualTo("ab.png");
  }

  @Test
  void of_longName_isCutBetweenCharactersAndKeepsItsExtension() {
    String name = SafeFileName.of("😀".repeat(100) + ".tar.gz");
    assertThat(name).endsWith("😀.tar.gz");
    assertThat(bytes(name + PartNames.PART)).isBetween(251, 255);
    assertThat(bytes(SafeFileName.of("x".repeat(300)))).isEqualTo(SafeFileName.LONGEST);
    assertThat(bytes(SafeFileName.of("a." + "x".repeat(300)))).isEqualTo(SafeFileName.LONGEST);
  }

  @Test
  void of_longNameThatIsCutToThatOfAPart_isNoPart() {
    for (int length = 200; length <= SafeFileName.LONGEST; length++) {
      String name = SafeFileName.of("x".repeat(length) + PartNames.PART + "y".repeat(300));
      assertThat(ReservedNames.isReserved(name)).as(name).isFalse();
      assertThat(bytes(name)).isLessThanOrEqualTo(SafeFileName.LONGEST);
      assertThat(SafeFileName.of(name)).isEqualTo(name);
    }
  }

  @Test
  void of_anyText_isANameThatStaysAsItIs() {
    long seed = 7;
    Random random = new Random(seed);
    String alphabet = "./\\:.. \0\n\u202e%aCON1\ud83d\ude00é*\"";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(400) / (1 + random.nextInt(40)); i >= 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String name = SafeFileName.of(text.toString());
      assertThat(name).as("seed %d run %d", seed, run).isNotEmpty().doesNotContain("/", "\\", "\0");
      assertThat(name).isNotIn(".", "..");
      assertThat(bytes(name)).isLessThanOrEqualTo(SafeFileName.LONGEST);
      assertThat(SafeFileName.of(name)).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.png, 0, a.png",
    "a.png, 1, a (1).png",
    "a.tar.gz, 2, a (2).tar.gz",
    "a.b.gz, 2, a.b (2).gz",
    "README, 3, README (3)",
    ".profile, 1, .profile (1)"
  })
  void numbered_name_keepsItsExtension(String name, int number, String expected) {
    assertThat(ConflictNames.numbered(name, number)).isEqualTo(expected);
  }

  @Test
  void numbered_longName_staysWithinTheLimit() {
    String longest = SafeFileName.of("é".repeat(300) + ".png");
    String numbered = ConflictNames.numbered(longest, 1234);
    assertThat(bytes(numbered)).isLessThanOrEqualTo(SafeFileName.LONGEST);
    assertThat(numbered).endsWith("é (1234).png");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
