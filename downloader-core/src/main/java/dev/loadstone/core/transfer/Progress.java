package dev.loadstone.core.transfer;

import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.time.TimeSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** How an attempt moves, for anybody who looks. Thread-safe. */
final class Progress {
  final Meter meter;
  private final AtomicLong received = new AtomicLong();
  private final long before;
  private volatile long kept;
  private volatile Phase phase = Phase.DISCONNECTED;
  private volatile Supplier<List<Segment>> segments = List::of;

  Progress(TimeSource time, long received) {
    meter = new Meter(time);
    this.received.set(received);
    before = received;
  }

  void phase(Phase now) {
    phase = now;
  }

  /** Bytes of the file that were there when a stream began. */
  void startAt(long bytes) {
    kept = bytes;
    received.set(bytes);
  }

  void add(int bytes) {
    received.addAndGet(bytes);
    meter.add(bytes);
  }

  void segments(Supplier<List<Segment>> source) {
    segments = source;
  }

  /**
   * Whether more of the file is there than earlier attempts left. Bytes that came once more because
   * the file was begun anew are none, else a server could make a job start over for ever.
   */
  boolean advanced() {
    return meter.total() > 0 && (before == 0 || kept > 0);
  }

  long received() {
    return received.get();
  }

  LiveProgress live() {
    return new LiveProgress(phase, received.get(), meter.bytesPerSecond(), segments.get());
  }
}
