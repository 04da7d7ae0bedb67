package dev.loadstone.core.transfer;

import dev.loadstone.core.model.TransferOptions;
import java.util.Optional;

/**
 * Finds how many connections a file is worth: four times as many while each brings as much as those
 * before, twice as many while they bring speed at all, and back where they did not. Pure but for
 * its own state; guarded by its owner's lock.
 */
final class AutoConnections {
  /** Files below this are done before a second connection pays. */
  static final long SMALLEST_FILE = 8L << 20;

  private static final long WINDOW = 100_000_000L;

  /** How long a number that was found is kept before more are tried again. */
  private static final long REST = 60_000_000_000L;

  private static final double WORTH_IT = 1.15;

  /** Of the speed that so many connections would have if none took from another. */
  private static final double IN_PROPORTION = 0.75;

  private static final int LEAP = 4;
  private static final int STEP = 2;
  private static final int CONFIRMATIONS = 2;
  private static final int DOUBTS = 4;

  /** A connection of a new stream grows faster at first; it is given so many windows to settle. */
  private static final int WARM_UP = 3;

  /** Bytes per second of one connection, about a gigabit line, that no other would add to. */
  private static final double FAST_ENOUGH = 100e6;

  private int most = TransferOptions.MOST_CONNECTIONS;
  private int wished = 1;
  private long windowStart;
  private long windowBytes;
  private double lastSpeed;
  private int windows;
  private boolean rests;
  private long restsUntil;

  /** The number to go back to; 0 unless more are on trial. */
  private int proven;

  private double provenSpeed;

  /** Of one connection, when no other took from it. */
  private double speedOfOne;

  private int gains;
  private int doubts;

  /**
   * Another number of connections is wished.
   *
   * @param speed bytes per second that were measured with {@code from} connections
   * @param before bytes per second before those were tried; 0 if none were
   */
  record Change(int from, int to, double speed, double before) {}

  AutoConnections(long now) {
    windowStart = now;
  }

  int wished() {
    return wished;
  }

  /**
   * Takes a measurement.
   *
   * @param now monotonic nanoseconds
   * @param bytes received since the start
   * @param streaming connections whose body is arriving
   * @param throttled whether a limit, not the network, sets the speed
   */
  Optional<Change> sample(long now, long bytes, int streaming, boolean throttled) {
    if (rests && now - restsUntil >= 0) {
      rests = false;
      begin(now, bytes);
      windows = 0;
    }
    if (rests || (wished >= most && proven == 0)) {
      return Optional.empty();
    }
    if (streaming <= proven || throttled) {
      begin(now, bytes);
      return Optional.empty();
    }
    long elapsed = now - windowStart;
    if (streaming < wished || elapsed < WINDOW) {
      return Optional.empty();
    }
    double speed = (bytes - windowBytes) * 1e9 / elapsed;
    begin(now, bytes);
    return proven == 0 ? judgeOne(now, speed, elapsed) : judgeMore(now, speed);
  }

  /** A server or the host's limit allows no more than so many. */
  void refused(int allowed) {
    most = Math.max(1, Math.min(wished, allowed));
    wished = most;
    proven = 0;
  }

  private void begin(long now, long bytes) {
    windowStart = now;
    windowBytes = bytes;
  }

  /** Measures the number there is until its speed has settled. */
  private Optional<Change> judgeOne(long now, double speed, long elapsed) {
    windows += Math.toIntExact(Math.min(elapsed / WINDOW, WARM_UP));
    boolean settled = speed > 0 && speed < lastSpeed * WORTH_IT;
    lastSpeed = speed;
    if (speed >= wished * FAST_ENOUGH) {
      rest(now);
      return Optional.empty();
    }
    if (speed == 0 || !(settled || windows >= WARM_UP)) {
      return Optional.empty();
    }
    speedOfOne = speed / wished;
    return more(STEP, speed, 0);
  }

  private Optional<Change> judgeMore(long now, double speed) {
    if (speed >= provenSpeed * wished / proven * IN_PROPORTION) {
      speedOfOne = speed / wished;
      return more(LEAP, speed, provenSpeed);
    }
    if (speed < provenSpeed * WORTH_IT) {
      gains = 0;
      doubts++;
      return doubts == DOUBTS ? back(now, speed) : Optional.empty();
    }
    gains++;
    return gains == CONFIRMATIONS ? more(STEP, speed, provenSpeed) : Optional.empty();
  }

  private Optional<Change> more(int times, double speed, double before) {
    int from = wished;
    wished = Math.min(most, wished * times);
    proven = wished == from ? 0 : from;
    provenSpeed = speed;
    gains = 0;
    doubts = 0;
    return wished == from ? Optional.empty() : Optional.of(new Change(from, wished, speed, before));
  }

  /** A leap may have gone beyond what fills the line: so many are enough as fill it. */
  private Optional<Change> back(long now, double speed) {
    int from = wished;
    wished = Math.clamp(Math.round(provenSpeed / speedOfOne), 1, proven);
    proven = 0;
    rest(now);
    return Optional.of(new Change(from, wished, speed, provenSpeed));
  }

  private void rest(long now) {
    rests = true;
    restsUntil = now + REST;
  }
}
