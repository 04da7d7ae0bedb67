package dev.loadstone.core.transfer;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Segment;

/**
 * Bytes that one connection fetches in ascending order. Its end may move while it is fetched; bytes
 * are taken before they are written, so that no byte is ever written by two. Thread-safe.
 */
final class Piece {
  private final long start;
  private final long startedAt;
  private long end;
  private long taken;
  private long written;

  Piece(ByteRange range, long startedAt) {
    start = range.start();
    end = range.end();
    taken = start;
    written = start;
    this.startedAt = startedAt;
  }

  /** Where the next byte goes. */
  synchronized long position() {
    return taken;
  }

  synchronized long end() {
    return end;
  }

  /** Bytes not taken yet. */
  synchronized long left() {
    return end - taken;
  }

  /** Takes up to so many bytes to write; 0 once the end is reached. */
  synchronized int take(int most) {
    int granted = (int) Math.min(most, end - taken);
    taken += granted;
    return granted;
  }

  /** What was taken is in the part. */
  synchronized void wrote() {
    written = taken;
  }

  synchronized ByteRange remaining() {
    return new ByteRange(written, end);
  }

  /** Bytes written since it was handed out. */
  synchronized long progress() {
    return written - start;
  }

  synchronized Segment segment() {
    return new Segment(new ByteRange(start, end), written);
  }

  /** Moves the end down; false if bytes beyond were taken already. */
  synchronized boolean endAt(long newEnd) {
    if (newEnd < taken || newEnd > end) {
      return false;
    }
    end = newEnd;
    return true;
  }

  /** Moves the end up over bytes that nobody else has. */
  synchronized void extendTo(long newEnd) {
    end = Math.max(end, newEnd);
  }

  /** Seconds until it is done at its speed so far; endless if nothing came yet. */
  synchronized double secondsLeft(long now) {
    long progress = written - start;
    double seconds = Math.max(1, now - startedAt) / 1e9;
    return progress == 0 ? Double.POSITIVE_INFINITY : (end - taken) * seconds / progress;
  }
}
