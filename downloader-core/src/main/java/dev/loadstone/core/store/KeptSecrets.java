package dev.loadstone.core.store;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** All secrets of a data folder, and their form as JSON. */
record KeptSecrets(Map<JobId, Secrets> jobs, Map<HostPattern, Secrets> hosts) {
  static final KeptSecrets NOTHING = new KeptSecrets(Map.of(), Map.of());
  private static final int FORM = 1;

  KeptSecrets withJobs(Map<JobId, Secrets> newJobs) {
    return new KeptSecrets(newJobs, hosts);
  }

  KeptSecrets withHost(HostPattern host, Secrets secrets) {
    Map<HostPattern, Secrets> next = new HashMap<>(hosts);
    if (secrets.isEmpty()) {
      next.remove(host);
    } else {
      next.put(host, secrets);
    }
    return new KeptSecrets(jobs, next);
  }

  boolean isEmpty() {
    return jobs.isEmpty() && hosts.isEmpty();
  }

  @Override
  public String toString() {
    return jobs.size() + " jobs, " + hosts.size() + " hosts";
  }

  /** Equal secrets of many jobs are written once. */
  String toJson() {
    Map<Secrets, Integer> numbers = new HashMap<>();
    List<Secrets> distinct = new ArrayList<>();
    for (Secrets each : jobs.values()) {
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
          jobs.forEach(
              (job, each) -> {
                json.writeNumber(job.value());
                json.writeNumber(numbers.getOrDefault(each, 0));
              });
          json.writeEndArray();
          json.writeName("hosts");
          json.writeStartArray();
          hosts.forEach((host, each) -> writeHost(json, host, each));
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

  static KeptSecrets fromJson(Json json) {
    List<Secrets> distinct = json.objects("secrets").stream().map(KeptSecrets::readOne).toList();
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
    return new KeptSecrets(secrets, hosts);
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
