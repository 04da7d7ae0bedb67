package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Digests a file from its start on while it grows, so that little is left to do once its last byte
 * is there. Bytes that come in order are taken as they pass; where they do not, a thread follows
 * and reads them back. Thread-safe.
 */
final class PrefixDigest {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ends = lock.newCondition();
  private final RunningDigest digest;
  private long done;
  private boolean ended;
  private @Nullable Thread follower;
  private @Nullable FailureException broken;

  PrefixDigest(Set<DigestAlgorithm> algorithms) {
    digest = new RunningDigest(algorithms);
  }

  /** Takes bytes if they are the next and nobody follows; leaves the buffer as it is. */
  void offer(ByteBuffer bytes, long offset) {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (offset == done && follower == null) {
        done += bytes.remaining();
        digest.update(bytes.duplicate());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Starts a thread that reads back what is there up to the end that the supplier tells. */
  void follow(PartFile part, LongSupplier prefix) {
    lock.lock();
    try {
      if (follower == null && !ended) {
        follower =
            Thread.ofVirtual().name("loadstone-digest").start(() -> followUntilEnd(part, prefix));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the follower; to be called before the part is closed. */
  void end() {
    Thread running;
    lock.lock();
    try {
      ended = true;
      ends.signalAll();
      running = follower;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      join(running);
    }
  }

  /** Digests what is left and returns the digests of the whole file. */
  Map<DigestAlgorithm, Checksum> finish(PartFile part, long size, Attempt attempt)
      throws FailureException {
    end();
    lock.lock();
    try {
      if (broken != null) {
        throw broken;
      }
      while (done < size) {
        attempt.check();
        step(part, size);
      }
      return digest.finish();
    } finally {
      lock.unlock();
    }
  }

  private void followUntilEnd(PartFile part, LongSupplier prefix) {
    lock.lock();
    try {
      while (!ended) {
        long there = prefix.getAsLong();
        if (there - done >= Buffers.SIZE) {
          step(part, there);
        } else {
          boolean _ = ends.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (FailureException e) {
      broken = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void step(PartFile part, long end) throws FailureException {
    ByteBuffer buffer = Buffers.take();
    try {
      buffer.limit((int) Math.min(buffer.capacity(), end - done));
      int count = part.read(buffer, done);
      if (count <= 0) {
        throw new FailureException(
            FailureCode.FILE_CANT_OPEN, "the part ends at byte " + done + " of " + end);
      }
      digest.update(buffer.flip());
      done += count;
    } finally {
      Buffers.give(buffer);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
