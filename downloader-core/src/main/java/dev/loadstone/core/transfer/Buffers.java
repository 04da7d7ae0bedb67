package dev.loadstone.core.transfer;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Direct buffers that connections lend and give back: making one costs more than a small file. */
final class Buffers {
  static final int SIZE = 256 << 10;
  private static final int KEPT = 64;
  private static final ConcurrentLinkedDeque<ByteBuffer> FREE = new ConcurrentLinkedDeque<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Buffers() {}

  static ByteBuffer take() {
    @Nullable ByteBuffer free = FREE.pollFirst();
    if (free == null) {
      return ByteBuffer.allocateDirect(SIZE);
    }
    COUNT.decrementAndGet();
    return free.clear();
  }

  static void give(ByteBuffer buffer) {
    if (COUNT.incrementAndGet() <= KEPT) {
      FREE.addFirst(buffer);
    } else {
      COUNT.decrementAndGet();
    }
  }
}
