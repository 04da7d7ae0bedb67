package dev.loadstone.core.transfer;

import dev.loadstone.core.model.Origin;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections to each origin, over all jobs. Thread-safe. */
public final class HostGate {
  private final Map<Origin, Integer> taken = new HashMap<>();
  private int most;

  public HostGate(int connectionsPerHost) {
    most = connectionsPerHost;
  }

  public synchronized void limit(int connectionsPerHost) {
    most = connectionsPerHost;
  }

  /** Takes one connection if the origin has one left. */
  public synchronized boolean tryAcquire(Origin origin) {
    int now = taken.getOrDefault(origin, 0);
    if (now >= most) {
      return false;
    }
    taken.put(origin, now + 1);
    return true;
  }

  /** Gives one back. */
  public synchronized void release(Origin origin) {
    taken.computeIfPresent(origin, (_, now) -> now == 1 ? null : now - 1);
  }
}
