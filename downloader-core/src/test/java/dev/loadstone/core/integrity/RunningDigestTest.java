package dev.loadstone.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningDigestTest {

  @ParameterizedTest
  @CsvSource({
    "CRC_32, cbf43926",
    "CRC_32C, e3069283",
    "MD5, 25f9e794323b453885f5181f1b624d0b",
    "SHA_1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "SHA_256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
    "SHA_512, d9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274ad27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85"
  })
  void finish_checkText_hasThePublishedDigest(DigestAlgorithm algorithm, String hex) {
    RunningDigest digest = new RunningDigest(EnumSet.allOf(DigestAlgorithm.class));
    digest.update(ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII)), 0);
    assertThat(digest.finish().get(algorithm)).isEqualTo(new Checksum(algorithm, hex));
    assertThat(digest.finish()).hasSize(6);
  }

  @Test
  void update_outOfOrder_isIgnoredAndReadLater() throws Exception {
    byte[] truth = bytes(3_000_000);
    RunningDigest digest = new RunningDigest(Set.of());
    digest.update(ByteBuffer.wrap(truth, 0, 1000), 0);
    digest.update(ByteBuffer.wrap(truth, 2000, 500), 2000);
    digest.update(ByteBuffer.wrap(truth, 0, 1000), 0);
    assertThat(digest.position()).isEqualTo(1000);
    digest.update(ByteBuffer.wrap(truth, 900, 200), 900);
    assertThat(digest.position()).isEqualTo(1100);
    assertThat(digest.catchUp(reader(truth), truth.length, () -> false)).isTrue();
    assertThat(digest.finish())
        .containsOnlyKeys(DigestAlgorithm.SHA_256)
        .containsValue(
            new Checksum(
                DigestAlgorithm.SHA_256,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(truth))));
  }

  @Test
  void update_buffer_leavesItsPosition() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(10);
    new RunningDigest(EnumSet.allOf(DigestAlgorithm.class)).update(buffer, 0);
    assertThat(buffer.remaining()).isEqualTo(10);
  }

  @Test
  void catchUp_cancelled_stopsAndCanGoOn() throws Exception {
    byte[] truth = bytes(3 << 20);
    RunningDigest digest = new RunningDigest(Set.of());
    int[] asked = {0};
    assertThat(digest.catchUp(reader(truth), truth.length, () -> asked[0]++ == 2)).isFalse();
    assertThat(digest.position()).isEqualTo(2 << 20);
    assertThat(digest.catchUp(reader(truth), truth.length, () -> false)).isTrue();
  }

  @Test
  void catchUp_fileEndsBefore_isALengthMismatch() {
    RunningDigest digest = new RunningDigest(Set.of());
    assertThatThrownBy(() -> digest.catchUp(reader(new byte[5]), 6, () -> false))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().code()).isEqualTo(FailureCode.BODY_LENGTH_MISMATCH));
  }

  private static RunningDigest.Reader reader(byte[] truth) {
    return (into, offset) -> {
      if (offset >= truth.length) {
        return -1;
      }
      int length = (int) Math.min(into.remaining(), truth.length - offset);
      into.put(truth, (int) offset, length);
      return length;
    };
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
