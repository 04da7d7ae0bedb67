package dev.loadstone.core.store;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Secrets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that end with the program. */
final class MemorySecretStore implements SecretStore {
  private final Map<JobId, Secrets> kept = new ConcurrentHashMap<>();
  private final Map<HostPattern, Secrets> hosts = new ConcurrentHashMap<>();

  @Override
  public Secrets get(JobId job) {
    return kept.getOrDefault(job, Secrets.NONE);
  }

  @Override
  public void putAll(Map<JobId, Secrets> secrets) {
    secrets.forEach(
        (job, each) -> {
          if (each.isEmpty()) {
            kept.remove(job);
          } else {
            kept.put(job, each);
          }
        });
  }

  @Override
  public Map<HostPattern, Secrets> hosts() {
    return Map.copyOf(hosts);
  }

  @Override
  public void putHost(HostPattern host, Secrets secrets) {
    if (secrets.isEmpty()) {
      hosts.remove(host);
    } else {
      hosts.put(host, secrets);
    }
  }

  @Override
  public void remove(Collection<JobId> jobs) {
    kept.keySet().removeAll(Set.copyOf(jobs));
  }

  @Override
  public void retain(Set<JobId> jobs) {
    kept.keySet().retainAll(jobs);
  }

  @Override
  public String toString() {
    return "MemorySecretStore[" + kept.size() + " jobs]";
  }
}
