package dev.loadstone.core;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import java.nio.file.Path;
import java.util.List;

/** The example in the façade's documentation; compiled with the tests so that it stays true. */
final class LoadstoneExample {

  private LoadstoneExample() {}

  // @start region="fetch"
  /** Fetches a pack, or goes on where an earlier run of the game was cut off. */
  static Path fetchPack(Path gameFolder, String link, String sha256) {
    Settings settings = new Settings(gameFolder.resolve("loadstone"));
    try (Loadstone loadstone = Loadstone.open(settings, Loadstone.Mode.RUN_SUBMITTED)) {
      JobRequest request =
          JobRequest.of(Link.parse(link), gameFolder.resolve("assets"))
              .withChecksums(List.of(Checksum.parse("sha-256:" + sha256)));
      JobId id = loadstone.submit(List.of(request)).getFirst().job();
      Job job = loadstone.settled(id).join();
      return switch (job.state()) {
        case JobState.Published(var receipt) -> receipt.file();
        case JobState.Failed(var failure) -> throw new IllegalStateException(failure.detail());
        default -> throw new IllegalStateException("the download is " + job.state().word());
      };
    }
  }
  // @end
}
