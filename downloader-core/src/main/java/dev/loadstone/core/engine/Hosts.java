package dev.loadstone.core.engine;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.store.JobStore;
import dev.loadstone.core.store.SecretStore;
import dev.loadstone.core.time.TimeSource;
import dev.loadstone.core.transfer.HostGate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The profiles of hosts as they are: in the store, and for the next attempt. Thread-safe. */
public final class Hosts {
  private final JobStore store;
  private final SecretStore secrets;
  private final HostGate gate;
  private final TimeSource time;
  private volatile HostProfiles current;

  /** Takes over what is stored. */
  public Hosts(JobStore store, SecretStore secrets, HostGate gate, TimeSource time) {
    this.store = store;
    this.secrets = secrets;
    this.gate = gate;
    this.time = time;
    current = HostProfiles.NONE;
    refresh();
  }

  public HostProfiles current() {
    return current;
  }

  /**
   * Stores a profile; the engine's thread.
   *
   * @param newSecrets null leaves them as they are
   */
  void save(HostProfile profile, @Nullable Secrets newSecrets) {
    if (newSecrets != null) {
      secrets.putHost(profile.pattern(), newSecrets);
    }
    store.saveProfile(profile);
    refresh();
  }

  /** Forgets a profile and its secrets; false if there is none. The engine's thread. */
  boolean remove(HostPattern pattern) {
    boolean known = current.all().stream().anyMatch(each -> each.pattern().equals(pattern));
    if (known) {
      store.removeProfile(pattern);
      secrets.putHost(pattern, Secrets.NONE);
      refresh();
    }
    return known;
  }

  private void refresh() {
    Map<HostPattern, Secrets> kept = secrets.hosts();
    current = new HostProfiles(store.profiles(), kept);
    gate.limit(current, time);
  }
}
