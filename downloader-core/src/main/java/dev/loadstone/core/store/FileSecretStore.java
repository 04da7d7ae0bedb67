package dev.loadstone.core.store;

import dev.loadstone.core.model.JobId;
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
import tools.jackson.core.JsonGenerator;

/**
 * Secrets in a file of the data folder that only the user may read. Equal secrets of many jobs are
 * written once. Thread-safe; to be used by the program that has the data folder.
 *
 * <p>The file is replaced as a whole, and only when something changed.
 */
public final class FileSecretStore implements SecretStore {
  private static final int FORM = 1;

  private final StoreFiles files;
  private final List<String> notices;
  private Map<JobId, Secrets> kept;

  private FileSecretStore(StoreFiles files, Map<JobId, Secrets> kept, List<String> notices) {
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
        return new FileSecretStore(files, new HashMap<>(), List.of());
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
      Map<JobId, Secrets> kept = fromJson(Json.read(Files.readString(files.secrets())));
      return new FileSecretStore(files, kept, List.of());
    } catch (RuntimeException | CharacterCodingException damage) {
      Path aside = files.damagedSecrets(time.now());
      Files.move(files.secrets(), aside, StandardCopyOption.ATOMIC_MOVE);
      String notice =
          "The stored passwords were damaged and have to be given again; the file is kept as "
              + aside.getFileName();
      return new FileSecretStore(files, new HashMap<>(), List.of(notice));
    }
  }

  /** What reading had to tell, at most one line. */
  public List<String> notices() {
    return notices;
  }

  @Override
  public synchronized Secrets get(JobId job) {
    return kept.getOrDefault(job, Secrets.NONE);
  }

  @Override
  public synchronized void putAll(Map<JobId, Secrets> secrets) {
    Map<JobId, Secrets> next = new HashMap<>(kept);
    secrets.forEach(
        (job, each) -> {
          if (each.isEmpty()) {
            next.remove(job);
          } else {
            next.put(job, each);
          }
        });
    keep(next);
  }

  @Override
  public synchronized void remove(Collection<JobId> jobs) {
    if (jobs.stream().anyMatch(kept::containsKey)) {
      Map<JobId, Secrets> next = new HashMap<>(kept);
      jobs.forEach(next::remove);
      keep(next);
    }
  }

  @Override
  public synchronized void retain(Set<JobId> jobs) {
    Map<JobId, Secrets> next = new HashMap<>(kept);
    next.keySet().retainAll(jobs);
    keep(next);
  }

  @Override
  public synchronized String toString() {
    return "FileSecretStore[" + kept.size() + " jobs]";
  }

  private void keep(Map<JobId, Secrets> next) {
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

  private static String toJson(Map<JobId, Secrets> secrets) {
    Map<Secrets, Integer> numbers = new HashMap<>();
    List<Secrets> distinct = new ArrayList<>();
    for (Secrets each : secrets.values()) {
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
          secrets.forEach(
              (job, each) -> {
                json.writeNumber(job.value());
                json.writeNumber(numbers.getOrDefault(each, 0));
              });
          json.writeEndArray();
        });
  }

  private static void writeOne(JsonGenerator json, Secrets secrets) {
    json.writeStartObject();
    Json.writeIfAny(json, "user", secrets.user());
    Json.writeIfAny(json, "password", secrets.password());
    ModelJson.writeHeaders(json, "headers", secrets.headers());
    json.writeEndObject();
  }

  private static Map<JobId, Secrets> fromJson(Json json) {
    List<Secrets> distinct =
        json.objects("secrets").stream().map(FileSecretStore::readOne).toList();
    List<Long> jobs = json.numbers("jobs");
    Map<JobId, Secrets> secrets = new HashMap<>();
    for (int i = 0; i < jobs.size(); i += 2) {
      secrets.put(new JobId(jobs.get(i)), distinct.get(Math.toIntExact(jobs.get(i + 1))));
    }
    return secrets;
  }

  private static Secrets readOne(Json json) {
    return new Secrets(
        json.textOrNull("user"),
        json.textOrNull("password"),
        ModelJson.readHeaders(json, "headers"));
  }
}
