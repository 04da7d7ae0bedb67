package dev.loadstone.ui.testing;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.EngineChanges;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
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
import dev.loadstone.core.model.Segment;
import dev.loadstone.core.model.Totals;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.model.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A queue with a job in every state, as it is put on the screen without an engine at work. */
public final class SampleJobs {
  private static final long MIB = 1L << 20;

  private final List<JobView> views = new ArrayList<>();
  private final Instant now;

  private SampleJobs(Instant now) {
    this.now = now;
  }

  /** Every state, names short and long. */
  public static EngineChanges everyState(Instant now) {
    SampleJobs all = new SampleJobs(now);
    all.running("terrain/alps-heightmap-16k.exr", 1_430 * MIB, 0.62, 34 * MIB, "terrain");
    all.segmented("music/boss-theme-orchestral.flac", 212 * MIB, 21 * MIB, "music");
    all.phase("textures/rock-cliff-4k.ktx2", Phase.REQUESTING, "terrain");
    all.phase("fonts/inter-display.woff2", Phase.RESOLVING, "");
    all.add("models/tank.glb", 48 * MIB, 48 * MIB, new JobState.Verifying(), null, "vehicles");
    all.backoff("packs/expansion-one.pck", 900 * MIB, 411 * MIB, 503);
    all.add("models/crate.glb", -1, 0, new JobState.Queued(), null, "props");
    all.add(
        "a-very-long-name-that-somebody-gave-to-a-file-because-they-wanted-to-be-sure-that-it-can"
            + "-be-told-from-all-the-others-even-years-later-v2-final-really.tar.zst",
        3_904 * MIB,
        0,
        new JobState.Queued(),
        null,
        "a label that is longer than its column");
    all.add("sounds/steps.ogg", 4 * MIB, MIB, new JobState.Paused(), null, "sounds");
    all.failed("textures/old.png", FailureCode.HTTP_STATUS, 404, "the server answered 404");
    all.failed(
        "models/hero.glb",
        FailureCode.CHECKSUM_MISMATCH,
        0,
        "sha-256 should be 9f86d081…, is 60303ae2…");
    all.failed("packs/base.pck", FailureCode.REMOTE_CHANGED, 0, "ETag was \"a1\", is \"b2\"");
    all.done("textures/grass.png", AssetKind.IMAGE, 2 * MIB + 84_000, true);
    all.done("sounds/wind.ogg", AssetKind.AUDIO, 730_112, false);
    all.done("data/レベル-一.json", AssetKind.DATA, 18_201, false);
    return all.changes();
  }

  private EngineChanges changes() {
    long received = views.stream().mapToLong(JobView::received).sum();
    return new EngineChanges(
        1, views, List.of(), new Totals(3, 5, 1, 3, 3, received, 9_000 * MIB, 1, 58 * MIB));
  }

  private void running(String path, long size, double share, long speed, String label) {
    long received = (long) (size * share);
    add(
        path,
        size,
        received,
        new JobState.Running(Phase.BODY),
        new LiveProgress(
            Phase.BODY, received, speed, List.of(new Segment(new ByteRange(0, size), received))),
        label);
  }

  private void segmented(String path, long size, long speed, String label) {
    List<Segment> segments = new ArrayList<>();
    double[] shares = {1, 0.8, 0.35, 0.6};
    long received = 0;
    for (int i = 0; i < shares.length; i++) {
      long start = size * i / shares.length;
      long end = size * (i + 1) / shares.length;
      long written = start + (long) ((end - start) * shares[i]);
      received += written - start;
      segments.add(new Segment(new ByteRange(start, end), written));
    }
    add(
        path,
        size,
        received,
        new JobState.Running(Phase.BODY),
        new LiveProgress(Phase.BODY, received, speed, segments.subList(1, 4)),
        label);
  }

  private void phase(String path, Phase phase, String label) {
    add(path, -1, 0, new JobState.Running(phase), new LiveProgress(phase, 0, 0, List.of()), label);
  }

  private void backoff(String path, long size, long received, int status) {
    Failure because =
        Failure.status(
            FailureCode.HTTP_STATUS_TEMPORARY, status, "the server answered " + status, null);
    add(path, size, received, new JobState.Backoff(now.plusSeconds(754), because), null, "packs");
  }

  private void failed(String path, FailureCode code, int status, String detail) {
    add(
        path,
        16 * MIB,
        5 * MIB,
        new JobState.Failed(Failure.status(code, status, detail, null)),
        null,
        "props");
  }

  private void done(String path, AssetKind kind, long size, boolean verified) {
    Checksum digest = new Checksum(DigestAlgorithm.SHA_256, "ab".repeat(32));
    Verdict verdict =
        verified ? new Verdict.Verified(digest, "given") : new Verdict.Unverified("nothing given");
    Receipt receipt =
        new Receipt(
            folder(), path, link(path), null, null, size, digest, kind, "", verdict, now, now);
    add(path, size, size, new JobState.Published(receipt), null, "");
  }

  private void add(
      String path,
      long size,
      long received,
      JobState state,
      @Nullable LiveProgress live,
      String label) {
    long id = views.size() + 1L;
    RemoteFile remote =
        size < 0 ? null : new RemoteFile(new Validator.None(), size, true, "", null, null, null);
    JobRequest request = JobRequest.of(link(path), folder()).withName(path).withLabel(label);
    views.add(
        new JobView(
            new Job(
                new JobId(id),
                request,
                id,
                state,
                folder().resolve(path),
                remote,
                status(state, received, live),
                received,
                0,
                -1,
                now.minusSeconds(60 * id),
                null),
            live));
  }

  private static int status(JobState state, long received, @Nullable LiveProgress live) {
    return switch (state) {
      case JobState.Failed(var failure) when failure.status() != 0 -> failure.status();
      case JobState.Backoff(_, var failure) -> failure.status();
      default -> received == 0 ? 0 : live != null && live.segments().size() > 1 ? 206 : 200;
    };
  }

  private static Link link(String path) {
    return Link.parse(
        "https://" + (path.startsWith("a-") ? "downloads.static." : "") + "assets.example/" + path);
  }

  private static Path folder() {
    return Path.of("/games/assets").toAbsolutePath();
  }
}
