package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.integrity.RunningDigest;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DigestQueueTest {

  @Test
  void end_manyBuffers_allAreDigestedInOrder() {
    byte[] bytes = new byte[5 * Buffers.SIZE + 7];
    new Random(1).nextBytes(bytes);
    RunningDigest expected = new RunningDigest(Set.of());
    expected.update(ByteBuffer.wrap(bytes), 0);
    RunningDigest digest = new RunningDigest(Set.of());
    DigestQueue queue = new DigestQueue(digest);
    for (int at = 0; at < bytes.length; at += Buffers.SIZE) {
      int length = Math.min(Buffers.SIZE, bytes.length - at);
      assertThat(queue.offer(Buffers.take().put(bytes, at, length).flip(), at)).isTrue();
    }
    queue.end();
    assertThat(queue.isIdle()).isTrue();
    assertThat(digest.finish()).isEqualTo(expected.finish());
  }

  @Test
  void offer_afterEnd_leavesTheBufferToTheCaller() {
    DigestQueue queue = new DigestQueue(new RunningDigest(Set.of()));
    queue.end();
    assertThat(queue.offer(ByteBuffer.allocate(1), 0)).isFalse();
  }
}
