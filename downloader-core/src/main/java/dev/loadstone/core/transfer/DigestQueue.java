package dev.loadstone.core.transfer;

import dev.loadstone.core.integrity.RunningDigest;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Digests buffers on a thread of its own, in the order they come, so that the next bytes are read
 * and written meanwhile. A few wait at most; who brings more waits.
 *
 * <p>One thread offers; {@link #end} is for any.
 */
final class DigestQueue {
  /** Bounds the memory: these and as many more that are being digested. */
  private static final int MOST = 4;

  /** The thread is woken for this many, so that it is not woken for each. */
  private static final int WORTH_WAKING = 2;

  /** Bytes to digest at an offset of the file. */
  private record Entry(ByteBuffer bytes, long offset) {}

  private final RunningDigest digest;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Deque<Entry> waiting = new ArrayDeque<>(MOST);
  private final Thread thread;
  private boolean busy;
  private boolean ended;

  DigestQueue(RunningDigest digest) {
    this.digest = digest;
    thread = Thread.ofPlatform().name("loadstone-digest").daemon().start(this::run);
  }

  /** Whether all that was offered is digested. */
  boolean isIdle() {
    lock.lock();
    try {
      return waiting.isEmpty() && !busy;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a pooled buffer, which is given back to the pool; false if the queue has ended. */
  boolean offer(ByteBuffer bytes, long offset) {
    lock.lock();
    try {
      while (waiting.size() == MOST && !ended) {
        drained.awaitUninterruptibly();
      }
      if (ended) {
        return false;
      }
      waiting.add(new Entry(bytes, offset));
      if (waiting.size() >= WORTH_WAKING) {
        filled.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Digests what waits and ends the thread. */
  void end() {
    takeNoMore();
    Threads.join(thread);
  }

  private void takeNoMore() {
    lock.lock();
    try {
      ended = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (List<Entry> some = take(); !some.isEmpty(); some = take()) {
        for (Entry each : some) {
          digest.update(each.bytes(), each.offset());
          Buffers.give(each.bytes());
        }
      }
    } finally {
      takeNoMore();
    }
  }

  /** Waits for buffers; none once the queue has ended. */
  private List<Entry> take() {
    lock.lock();
    try {
      busy = false;
      while (waiting.size() < WORTH_WAKING && !ended) {
        filled.awaitUninterruptibly();
      }
      List<Entry> some = new ArrayList<>(waiting);
      waiting.clear();
      busy = !some.isEmpty();
      drained.signal();
      return some;
    } finally {
      lock.unlock();
    }
  }
}
