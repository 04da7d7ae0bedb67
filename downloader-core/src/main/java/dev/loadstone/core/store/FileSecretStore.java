package dev.loadstone.core.store;

import dev.loadstone.core.keychain.Keychain;
import dev.loadstone.core.keychain.KeychainException;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets in a file of the data folder that only the user may read, sealed by a key of the system's
 * keychain; where no keychain can be reached the file is not sealed, and that is told. Thread-safe;
 * to be used by the program that has the data folder.
 *
 * <p>The file is replaced as a whole, and only when something changed; the keychain is asked only
 * when there are secrets.
 */
public final class FileSecretStore implements SecretStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileSecretStore.class);
  private static final int SEALED_FORM = 2;

  private final StoreFiles files;
  private final Seal seal;
  private final Consumer<String> notices;
  private KeptSecrets kept = KeptSecrets.NOTHING;
  private @Nullable KeychainException locked;

  private FileSecretStore(StoreFiles files, Seal seal, Consumer<String> notices) {
    this.files = files;
    this.seal = seal;
    this.notices = notices;
  }

  /**
   * Reads the file, if there is one. A damaged one is set aside; one that the keychain does not
   * open stays as it is, and nothing is added to it.
   *
   * @param keychain asked for when there are secrets
   * @param notices told what a person should know, a line each
   * @throws StoreException if others may read the file: it is not read then; or if it cannot be
   *     read
   */
  public static FileSecretStore open(
      Path dataFolder, TimeSource time, Supplier<Keychain> keychain, Consumer<String> notices) {
    StoreFiles files = new StoreFiles(dataFolder.toAbsolutePath().normalize());
    FileSecretStore store = new FileSecretStore(files, new Seal(keychain), notices);
    Path file = files.secrets();
    try {
      if (!Files.exists(file)) {
        return store;
      }
      if (StoreFiles.isOpenToOthers(file)) {
        throw new StoreException(
            "The passwords in "
                + file
                + " were not read because other users may read or change them: "
                + "run chmod 600 on the file, or delete it");
      }
      store.readOrSetAside(time);
      return store;
    } catch (IOException e) {
      throw StoreException.of("The passwords in " + file + " cannot be read", e);
    }
  }

  private void readOrSetAside(TimeSource time) throws IOException {
    try {
      kept = read(files.secrets(), seal);
    } catch (KeychainException e) {
      locked = e;
      notices.accept(
          "The stored passwords were not read: "
              + e.getMessage()
              + ". Unlock it and start again, or delete "
              + files.secrets()
              + " to give them anew");
    } catch (RuntimeException | CharacterCodingException | Seal.BrokenSealException damage) {
      Path aside = files.damagedSecrets(time.now());
      Files.move(files.secrets(), aside, StandardCopyOption.ATOMIC_MOVE);
      notices.accept(
          "The stored passwords were damaged and have to be given again; the file is kept as "
              + aside.getFileName());
    }
  }

  private static KeptSecrets read(Path file, Seal seal)
      throws IOException, KeychainException, Seal.BrokenSealException {
    Json json = Json.read(Files.readString(file));
    String sealed = json.textOrNull("sealed");
    return KeptSecrets.fromJson(
        sealed == null ? json : Json.read(seal.open(new Seal.Sealed(json.text("key"), sealed))));
  }

  /**
   * The secrets of hosts for a program that has not the data folder, and changes nothing in it;
   * none where they cannot be read: the program that has the folder says why.
   */
  public static SecretStore hostsOf(Path dataFolder, Supplier<Keychain> keychain) {
    SecretStore copy = SecretStore.inMemory();
    Path file = new StoreFiles(dataFolder.toAbsolutePath().normalize()).secrets();
    try {
      if (Files.exists(file) && !StoreFiles.isOpenToOthers(file)) {
        read(file, new Seal(keychain)).hosts().forEach(copy::putHost);
      }
    } catch (IOException
        | RuntimeException
        | KeychainException
        | Seal.BrokenSealException unreadable) {
      LOG.debug("the stored passwords cannot be read: {}", unreadable.getClass().getSimpleName());
    }
    return copy;
  }

  @Override
  public synchronized Secrets get(JobId job) {
    return kept.jobs().getOrDefault(job, Secrets.NONE);
  }

  @Override
  public synchronized void putAll(Map<JobId, Secrets> secrets) {
    Map<JobId, Secrets> next = new HashMap<>(kept.jobs());
    secrets.forEach(
        (job, each) -> {
          if (each.isEmpty()) {
            next.remove(job);
          } else {
            next.put(job, each);
          }
        });
    keep(kept.withJobs(next));
  }

  @Override
  public synchronized void remove(Collection<JobId> jobs) {
    if (jobs.stream().anyMatch(kept.jobs()::containsKey)) {
      Map<JobId, Secrets> next = new HashMap<>(kept.jobs());
      jobs.forEach(next::remove);
      keep(kept.withJobs(next));
    }
  }

  @Override
  public synchronized void retain(Set<JobId> jobs) {
    Map<JobId, Secrets> next = new HashMap<>(kept.jobs());
    next.keySet().retainAll(jobs);
    keep(kept.withJobs(next));
  }

  @Override
  public synchronized Map<HostPattern, Secrets> hosts() {
    return Map.copyOf(kept.hosts());
  }

  @Override
  public synchronized void putHost(HostPattern host, Secrets secrets) {
    requireOpen();
    keep(kept.withHost(host, secrets));
  }

  @Override
  public synchronized String toString() {
    return "FileSecretStore[" + kept + "]";
  }

  private void keep(KeptSecrets next) {
    if (next.equals(kept)) {
      return;
    }
    requireOpen();
    try {
      if (next.isEmpty()) {
        Files.deleteIfExists(files.secrets());
        forgetKey();
      } else {
        write(text(next));
      }
      kept = next;
    } catch (IOException e) {
      throw StoreException.of("The passwords could not be stored in " + files.secrets(), e);
    }
  }

  private void requireOpen() {
    if (locked != null) {
      throw new StoreException(
          "The password could not be stored, since those in "
              + files.secrets()
              + " were not read: "
              + locked.getMessage(),
          locked);
    }
  }

  private String text(KeptSecrets next) {
    String plain = next.toJson();
    try {
      Seal.Sealed sealed = seal.seal(plain);
      return Json.write(
          json -> {
            json.writeNumberProperty("form", SEALED_FORM);
            json.writeStringProperty("key", sealed.keyId());
            json.writeStringProperty("sealed", sealed.text());
          });
    } catch (KeychainException e) {
      if (!Files.exists(files.secrets())) {
        notices.accept(
            "Passwords are kept in "
                + files.secrets()
                + ", which only you can read, and not in the system's keychain: "
                + e.getMessage());
      }
      return plain;
    }
  }

  private void write(String text) throws IOException {
    Path unfinished = StoreFiles.unfinished(files.secrets());
    files.makeFolder();
    Files.deleteIfExists(unfinished);
    StoreFiles.makePrivate(unfinished);
    Files.writeString(unfinished, text);
    StoreFiles.publish(unfinished, files.secrets());
  }

  private void forgetKey() {
    try {
      seal.forget();
    } catch (KeychainException e) {
      LOG.info("a key that seals nothing stays in the keychain: {}", e.getMessage());
    }
  }
}
