package dev.loadstone.core.testing.adverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContentTest {

  @Test
  void bytes_anySlice_equalsThatPartOfTheWhole() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Content content = Content.of(seed, 5_003).startingWith((byte) 1, (byte) 2, (byte) 3);
    byte[] whole = content.bytes(0, 5_003);
    for (int i = 0; i < 500; i++) {
      int from = random.nextInt(5_003);
      int to = from + random.nextInt(5_003 - from + 1);
      assertThat(content.bytes(from, to))
          .as("seed %d, [%d, %d)", seed, from, to)
          .isEqualTo(Arrays.copyOfRange(whole, from, to));
    }
    assertThat(whole).startsWith(1, 2, 3);
  }

  @Test
  void sha256_ofContent_isThatOfItsBytes() throws Exception {
    Content content = Content.of(7, 200_001);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.bytes(0, 200_001));
    assertThat(content.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void of_otherSeed_isOtherContent() {
    assertThat(Content.of(1, 100).bytes(0, 100)).isNotEqualTo(Content.of(2, 100).bytes(0, 100));
  }
}
