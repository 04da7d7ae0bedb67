package dev.loadstone.core.transfer;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.time.TimeSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the connections to each origin, over all jobs, and holds the limits of hosts that have
 * their own. Thread-safe.
 */
public final class HostGate {
  private final Map<Origin, Integer> taken = new HashMap<>();
  private final Map<HostPattern, Throttle> throttles = new HashMap<>();
  private HostProfiles profiles = HostProfiles.NONE;
  private int most;

  public HostGate(int connectionsPerHost) {
    most = connectionsPerHost;
  }

  public synchronized void limit(int connectionsPerHost) {
    most = connectionsPerHost;
  }

  /** Takes over hosts' own limits; those of speed hold at once. */
  public synchronized void limit(HostProfiles hosts, TimeSource time) {
    profiles = hosts;
    throttles.values().forEach(throttle -> throttle.limit(0));
    for (HostProfile host : hosts.all()) {
      if (host.bytesPerSecond() > 0 || throttles.containsKey(host.pattern())) {
        throttles
            .computeIfAbsent(host.pattern(), _ -> new Throttle(time, 0))
            .limit(host.bytesPerSecond());
      }
    }
  }

  /** The speed limit of a host, which its jobs share; one without limit if it has none. */
  synchronized Throttle throttle(Origin origin, TimeSource time) {
    return profiles
        .find(origin)
        .map(host -> throttles.computeIfAbsent(host.pattern(), _ -> new Throttle(time, 0)))
        .orElseGet(() -> new Throttle(time, 0));
  }

  /** Takes one connection if the origin has one left. */
  public synchronized boolean tryAcquire(Origin origin) {
    int now = taken.getOrDefault(origin, 0);
    if (now >= mostTo(origin)) {
      return false;
    }
    taken.put(origin, now + 1);
    return true;
  }

  private int mostTo(Origin origin) {
    if (profiles.all().isEmpty()) {
      return most;
    }
    int own = profiles.find(origin).map(HostProfile::connections).orElse(0);
    return own == 0 ? most : own;
  }

  /** Gives one back. */
  public synchronized void release(Origin origin) {
    taken.computeIfPresent(origin, (_, now) -> now == 1 ? null : now - 1);
  }
}
