package dev.loadstone.core.store;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Secrets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the secrets of jobs and of hosts' profiles apart from the database. Thread-safe; never
 * prints what it holds.
 *
 * <p>Every method that changes something returns once the change is kept.
 */
public interface SecretStore {

  /** The job's secrets, or {@link Secrets#NONE}. */
  Secrets get(JobId job);

  /**
   * Replaces the secrets of several jobs with one write; {@link Secrets#NONE} removes.
   *
   * @throws StoreException if they could not be kept; the earlier ones still are
   */
  void putAll(Map<JobId, Secrets> secrets);

  /** Replaces one job's secrets; {@link Secrets#NONE} removes them. */
  default void put(JobId job, Secrets secrets) {
    putAll(Map.of(job, secrets));
  }

  /** The secrets of all hosts' profiles. */
  Map<HostPattern, Secrets> hosts();

  /**
   * Replaces the secrets of a host's profile; {@link Secrets#NONE} removes them.
   *
   * @throws StoreException if they could not be kept; the earlier ones still are
   */
  void putHost(HostPattern host, Secrets secrets);

  /** Forgets the secrets of these jobs. */
  void remove(Collection<JobId> jobs);

  /**
   * Forgets the secrets of all jobs but these. To be called after {@link JobStore#load}: a restored
   * backup may give a number again, whose new job must not find the old one's secrets.
   */
  void retain(Set<JobId> jobs);

  /** A store that forgets everything at the end of the program. */
  static SecretStore inMemory() {
    return new MemorySecretStore();
  }
}
