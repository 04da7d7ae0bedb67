package dev.loadstone.app.cli;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.LiveProgress;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.model.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Jobs in states that tests need. */
final class Jobs {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final Path FOLDER = Path.of("/games/assets");
  private static final Checksum DIGEST = new Checksum(DigestAlgorithm.SHA_256, "ab".repeat(32));

  private Jobs() {}

  static Job queued(long id) {
    Link link = Link.parse("https://a.example/rock" + id + ".png?sig=secret");
    return Job.queued(new JobId(id), JobRequest.of(link, FOLDER), id, NOON);
  }

  static Job sized(long id, long size) {
    RemoteFile remote =
        new RemoteFile(
            new Validator.StrongEtag("\"v1\""), size, true, "image/png", "\"v1\"", null, null);
    return queued(id).withTarget(FOLDER.resolve("rock" + id + ".png"), remote);
  }

  static JobView view(Job job) {
    return new JobView(job, null);
  }

  static JobView running(long id, long received, long size, long speed) {
    Job job = sized(id, size).withState(new JobState.Running(Phase.BODY));
    return new JobView(job, new LiveProgress(Phase.BODY, received, speed, List.of()));
  }

  static Job published(long id, long size) {
    return sized(id, size).withState(new JobState.Published(receipt(id, size))).withReceived(size);
  }

  static Receipt receipt(long id, long size) {
    return new Receipt(
        FOLDER,
        "rock" + id + ".png",
        queued(id).request().link(),
        "\"v1\"",
        null,
        size,
        DIGEST,
        AssetKind.IMAGE,
        "png",
        new Verdict.Verified(DIGEST, "--checksum"),
        NOON,
        NOON);
  }
}
