package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.integrity.RunningDigest;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Digests a file from its start on while it grows, so that little is left to do once its last byte
 * is there. Bytes that come in order are taken as they pass, those of a long stream by another
 * thread; where they do not come in order, a thread follows and reads them back.
 */
final class PrefixDigest {
  private static final long LOOK_AGAIN_MILLIS = 20;

  /** Bytes of one stream after which a second thread pays. */
  private static final long WORTH_A_THREAD = 4L << 20;

  /** Fewer bytes are digested sooner than another thread wakes. */
  private static final int WORTH_HANDING_OVER = Buffers.SIZE / 2;

  private static final boolean HAS_PROCESSORS = Runtime.getRuntime().availableProcessors() > 1;

  private final RunningDigest digest;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Thread follower;
  private volatile @Nullable FailureException broken;
  private volatile @Nullable DigestQueue queue;
  private long passed;

  PrefixDigest(RunningDigest digest) {
    this.digest = digest;
  }

  /**
   * Takes bytes if they are the next and nobody follows.
   *
   * @param bytes a pooled buffer, which may be kept
   * @return a pooled buffer for the caller to go on with
   */
  ByteBuffer offer(ByteBuffer bytes, long offset) {
    if (follower != null) {
      return bytes;
    }
    passed += bytes.remaining();
    DigestQueue behind = passed < WORTH_A_THREAD || !HAS_PROCESSORS ? null : queue();
    boolean now = bytes.remaining() < WORTH_HANDING_OVER && (behind == null || behind.isIdle());
    if (behind != null && !now) {
      ByteBuffer fresh = Buffers.take();
      if (behind.offer(bytes, offset)) {
        return fresh;
      }
      Buffers.give(fresh);
      return bytes;
    }
    digest.update(bytes, offset);
    return bytes;
  }

  /** Null once digesting has ended. */
  private @Nullable DigestQueue queue() {
    DigestQueue running = queue;
    if (running != null) {
      return running;
    }
    synchronized (this) {
      if (follower == null && ended.getCount() > 0) {
        queue = new DigestQueue(digest);
      }
      return queue;
    }
  }

  /** Starts a thread that reads back what is there up to the end that the supplier tells. */
  synchronized void follow(PartFile part, LongSupplier prefix) {
    if (follower == null && ended.getCount() > 0) {
      follower =
          Thread.ofPlatform()
              .name("loadstone-digest")
              .daemon()
              .start(() -> followUntilEnd(part, prefix));
    }
  }

  /** Ends the threads; to be called before the part is closed. */
  synchronized void end() {
    ended.countDown();
    endQueue();
    Threads.join(follower);
  }

  private void endQueue() {
    DigestQueue running = queue;
    if (running != null) {
      running.end();
    }
  }

  /** Digests what is left and returns the digests of the whole file. */
  Map<DigestAlgorithm, Checksum> finish(PartFile part, long size, Attempt attempt)
      throws FailureException {
    end();
    FailureException failed = broken;
    if (failed != null) {
      throw failed;
    }
    while (digest.position() < size) {
      attempt.check();
      step(part, size);
    }
    return digest.finish();
  }

  private void followUntilEnd(PartFile part, LongSupplier prefix) {
    try {
      endQueue();
      while (ended.getCount() > 0) {
        long there = prefix.getAsLong();
        if (there - digest.position() >= Buffers.SIZE) {
          step(part, there);
        } else if (ended.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (FailureException e) {
      broken = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void step(PartFile part, long end) throws FailureException {
    ByteBuffer buffer = Buffers.take();
    try {
      long at = digest.position();
      buffer.limit((int) Math.min(buffer.capacity(), end - at));
      if (part.read(buffer, at) <= 0) {
        throw new FailureException(
            FailureCode.FILE_CANT_OPEN, "the part ends at byte " + at + " of " + end);
      }
      digest.update(buffer.flip(), at);
    } finally {
      Buffers.give(buffer);
    }
  }
}
