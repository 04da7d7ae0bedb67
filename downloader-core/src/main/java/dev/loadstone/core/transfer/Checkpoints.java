package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Forces what was written to disk every now and then, beside the stream, and tells of it only after
 * that. Thread-safe.
 */
final class Checkpoints {
  static final long BYTES = 64L << 20;
  static final long NANOS = 2_000_000_000L;

  private final Attempt attempt;
  private final PartFile part;
  private final long size;
  private final ReentrantLock busy = new ReentrantLock();
  private final AtomicLong written = new AtomicLong();
  private volatile long last;
  private volatile @Nullable Thread running;
  private volatile @Nullable FailureException broken;

  Checkpoints(Attempt attempt, PartFile part, long size) {
    this.attempt = attempt;
    this.part = part;
    this.size = size;
    last = attempt.nanos();
  }

  /** Bytes were written; starts a checkpoint if one is due. */
  void wrote(int bytes, long now) throws FailureException {
    FailureException failed = broken;
    if (failed != null) {
      throw failed;
    }
    boolean due = written.addAndGet(bytes) >= BYTES || now - last >= NANOS;
    if (due && busy.tryLock()) {
      try {
        Thread before = running;
        if (before == null || !before.isAlive()) {
          last = now;
          written.set(0);
          running = Thread.ofVirtual().name("loadstone-checkpoint").start(this::quietly);
        }
      } finally {
        busy.unlock();
      }
    }
  }

  /** A checkpoint of everything written so far; waits for one under way. */
  void now() throws FailureException {
    RangeSet durable = part.checkpoint();
    if (!durable.isEmpty()) {
      attempt.listener().checkpoint(segments(durable, size));
    }
  }

  /** Waits for a checkpoint under way; to be called before the part is closed. */
  void end() {
    Threads.join(running);
  }

  private void quietly() {
    try {
      now();
    } catch (FailureException e) {
      broken = e;
    }
  }

  /** Tiles the file: each segment is a run of durable bytes and the gap after it. */
  static List<Segment> segments(RangeSet durable, long size) {
    List<Segment> segments = new ArrayList<>();
    List<ByteRange> ranges = durable.ranges();
    long first = ranges.isEmpty() ? Math.max(0, size) : ranges.getFirst().start();
    if (first > 0) {
      segments.add(new Segment(new ByteRange(0, first), 0));
    }
    for (int i = 0; i < ranges.size(); i++) {
      ByteRange there = ranges.get(i);
      boolean last = i == ranges.size() - 1;
      long end =
          !last
              ? ranges.get(i + 1).start()
              : size == RemoteFile.UNKNOWN ? there.end() : Math.max(size, there.end());
      segments.add(new Segment(new ByteRange(there.start(), end), there.end()));
    }
    return segments;
  }
}
