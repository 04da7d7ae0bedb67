package dev.loadstone.core.store;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonGenerator;

/**
 * Secrets in a file of the data folder that only the user may read. Equal secrets of many jobs are
 * written once. Thread-safe; to be used by the program that has the data folder.
 *
 * <p>The file is replaced as a whole, and only when something changed.
 */
public final class FileSecretStore implements SecretStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileSecretStore.class);
  private static final int FORM = 1;

  private final StoreFiles files;
  private final List<String> notices;
  private Kept kept;

  /** All that is in the file. */
  private record Kept(Map<JobId, Secrets> jobs, Map<HostPattern, Secrets> hosts) {
    static final Kept NOTHING = new Kept(Map.of(), Map.of());

    Kept withJobs(Map<JobId, Secrets> newJobs) {
      return new Kept(newJobs, hosts);
    }

    boolean isEmpty() {
      return jobs.isEmpty() && hosts.isEmpty();
    }
  }

  private FileSecretStore(StoreFiles files, Kept kept, List<String> notices) {
    this.files = files;
    this.kept = kept;
    this.notices = notices;
  }

  /**
   * Reads the file, if there is one. A damaged one is set aside, and {@link #notices} says so.
   *
   * @throws StoreException if others may read the file: it is not read then; or if it cannot be
   *     read
   */
  public static FileSecretStore open(Path dataFolder, TimeSource time) {
    StoreFiles files = new StoreFiles(dataFolder.toAbsolutePath().normalize());
    Path file = files.secrets();
    try {
      if (!Files.exists(file)) {
        return new FileSecretStore(files, Kept.NOTHING, List.of());
      }
      if (StoreFiles.isOpenToOthers(file)) {
        throw new StoreException(
            "The passwords in "
                + file
                + " were not read because other users may read or change them: "
                + "run chmod 600 on the file, or delete it");
      }
      return read(files, time);
    } catch (IOException e) {
      throw StoreException.of("The passwords in " + file + " cannot be read", e);
    }
  }

  private static FileSecretStore read(StoreFiles files, TimeSource time) throws IOException {
    try {
      Kept kept = fromJson(Json.read(Files.readString(files.secrets())));
      return new FileSecretStore(files, kept, List.of());
    } catch (RuntimeException | CharacterCodingException damage) {
      Path aside = files.damagedSecrets(time.now());
      Files.move(files.secrets(), aside, StandardCopyOption.ATOMIC_MOVE);
      String notice =
          "The stored passwords were damaged and have to be given again; the file is kept as "
              + aside.getFileName();
      return new FileSecretStore(files, Kept.NOTHING, List.of(notice));
    }
  }

  /**
   * The secrets of hosts for a program that has not the data folder, and changes nothing in it;
   * none where they cannot be read: the program that has the folder says why.
   */
  public static SecretStore hostsOf(Path dataFolder) {
    SecretStore copy = SecretStore.inMemory();
    Path file = new StoreFiles(dataFolder.toAbsolutePath().normalize()).secrets();
    try {
      if (Files.exists(file) && !StoreFiles.isOpenToOthers(file)) {
        fromJson(Json.read(Files.readString(file))).hosts().forEach(copy::putHost);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("the stored passwords cannot be read: {}", e.getClass().getSimpleName());
    }
    return copy;
  }

  /** What reading had to tell, at most one line. */
  public List<String> notices() {
    return notices;
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
  public synchronized String toString() {
    return "FileSecretStore[" + kept.jobs().size() + " jobs, " + kept.hosts().size() + " hosts]";
  }

  @Override
  public synchronized Map<HostPattern, Secrets> hosts() {
    return Map.copyOf(kept.hosts());
  }

  @Override
  public synchronized void putHost(HostPattern host, Secrets secrets) {
    Map<HostPattern, Secrets> next = new HashMap<>(kept.hosts());
    if (secrets.isEmpty()) {
      next.remove(host);
    } else {
      next.put(host, secrets);
    }
    keep(new Kept(kept.jobs(), next));
  }

  private void keep(Kept next) {
    if (next.equals(kept)) {
      return;
    }
    Path unfinished = StoreFiles.unfinished(files.secrets());
    try {
      if (next.isEmpty()) {
        Files.deleteIfExists(files.secrets());
      } else {
        files.makeFolder();
        Files.deleteIfExists(unfinished);
        StoreFiles.makePrivate(unfinished);
        Files.writeString(unfinished, toJson(next));
        StoreFiles.publish(unfinished, files.secrets());
      }
      kept = next;
    } catch (IOException e) {
      throw StoreException.of("The passwords could not be stored in " + files.secrets(), e);
    }
  }

  private static String toJson(Kept kept) {
    Map<Secrets, Integer> numbers = new HashMap<>();
    List<Secrets> distinct = new ArrayList<>();
    for (Secrets each : kept.jobs().values()) {
      if (numbers.putIfAbsent(each, distinct.size()) == null) {
        distinct.add(each);
      }
    }
    return Json.write(
        json -> {
          json.writeNumberProperty("form", FORM);
          json.writeName("secrets");
          json.writeStartArray();
          distinct.forEach(each -> writeOne(json, each));
          json.writeEndArray();
          json.writeName("jobs");
          json.writeStartArray();
          kept.jobs()
              .forEach(
                  (job, each) -> {
                    json.writeNumber(job.value());
                    json.writeNumber(numbers.getOrDefault(each, 0));
                  });
          json.writeEndArray();
          json.writeName("hosts");
          json.writeStartArray();
          kept.hosts().forEach((host, each) -> writeHost(json, host, each));
          json.writeEndArray();
        });
  }

  private static void writeHost(JsonGenerator json, HostPattern host, Secrets secrets) {
    json.writeStartObject();
    json.writeStringProperty("host", host.toString());
    writeMembers(json, secrets);
    json.writeEndObject();
  }

  private static void writeOne(JsonGenerator json, Secrets secrets) {
    json.writeStartObject();
    writeMembers(json, secrets);
    json.writeEndObject();
  }

  private static void writeMembers(JsonGenerator json, Secrets secrets) {
    Json.writeIfAny(json, "user", secrets.user());
    Json.writeIfAny(json, "password", secrets.password());
    if (secrets.digestOnly()) {
      json.writeBooleanProperty("digestOnly", true);
    }
    ModelJson.writeHeaders(json, "headers", secrets.headers());
    if (!secrets.cookies().isEmpty()) {
      CookieJson.write(json, secrets.cookies());
    }
    NetworkSecrets network = secrets.network();
    Json.writeIfAny(json, "proxyUser", network.proxyUser());
    Json.writeIfAny(json, "proxyPassword", network.proxyPassword());
    Json.writeIfAny(json, "keyPassword", network.keyPassword());
  }

  private static Kept fromJson(Json json) {
    List<Secrets> distinct =
        json.objects("secrets").stream().map(FileSecretStore::readOne).toList();
    List<Long> jobs = json.numbers("jobs");
    Map<JobId, Secrets> secrets = new HashMap<>();
    for (int i = 0; i < jobs.size(); i += 2) {
      secrets.put(new JobId(jobs.get(i)), distinct.get(Math.toIntExact(jobs.get(i + 1))));
    }
    Map<HostPattern, Secrets> hosts = new HashMap<>();
    if (json.members().containsKey("hosts")) {
      for (Json each : json.objects("hosts")) {
        hosts.put(HostPattern.parse(each.text("host")), readOne(each));
      }
    }
    return new Kept(secrets, hosts);
  }

  private static Secrets readOne(Json json) {
    return new Secrets(
        json.textOrNull("user"),
        json.textOrNull("password"),
        json.is("digestOnly", false),
        ModelJson.readHeaders(json, "headers"),
        CookieJson.read(json),
        new NetworkSecrets(
            json.textOrNull("proxyUser"),
            json.textOrNull("proxyPassword"),
            json.textOrNull("keyPassword")));
  }
}
