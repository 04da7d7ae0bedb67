package dev.loadstone.core.queue;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import java.nio.file.Path;
import java.time.Instant;

/** Jobs for the tests of decisions. */
final class Jobs {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final Path FOLDER = Path.of("/assets");
  static final Link LINK = Link.parse("http://host/a.png");

  private Jobs() {}

  static Job queued(long id) {
    return Job.queued(new JobId(id), JobRequest.of(LINK, FOLDER), id * Placement.GAP, NOW);
  }

  static Job queued(long id, String link, int priority) {
    return Job.queued(
        new JobId(id),
        JobRequest.of(Link.parse(link), FOLDER).withPriority(priority),
        id * Placement.GAP,
        NOW);
  }

  static Receipt receipt(Link link) {
    return new Receipt(
        FOLDER,
        "a.png",
        link,
        "\"v1\"",
        null,
        100,
        Checksum.parse("sha-256:" + "ab".repeat(32)),
        AssetKind.IMAGE,
        "png",
        new Verdict.Unverified("nothing stated"),
        NOW,
        NOW);
  }
}
