package dev.loadstone.core.time;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The two clocks and the only wait; tests have one that they advance. Thread-safe. */
public interface TimeSource {

  /** Wall time: for what is stored and shown, never for durations. */
  Instant now();

  /** Monotonic time in nanoseconds from an arbitrary origin: for rates and timeouts. */
  long nanos();

  /** Waits; returns early if the thread is interrupted, whose mark stays set. */
  void sleep(long nanos);

  TimeSource SYSTEM =
      new TimeSource() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) {
          LockSupport.parkNanos(nanos);
        }
      };
}
