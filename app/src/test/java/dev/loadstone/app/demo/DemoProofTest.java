package dev.loadstone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProofTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final long CUT = 3;

  @TempDir Path library;
  private Sample pack;

  @BeforeEach
  void publish() throws Exception {
    byte[] content = {1, 2, 3, 4, 5, 6};
    Path file = library.resolve(SampleSet.PACK);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    String digest = HexFormat.of().formatHex(SampleSet.sha256().digest(content));
    pack = new Sample(SampleSet.PACK, content.length, digest);
    Files.writeString(
        library.resolve("loadstone-assets.json"),
        "{\"assets\": [{\"path\": \"" + SampleSet.PACK + "\"}]}");
  }

  private Job job(Verdict verdict, long resumedAt) {
    Link link = Link.parse("http://127.0.0.1/" + SampleSet.PACK);
    Checksum digest = Checksum.parse("sha-256:" + pack.sha256());
    Receipt receipt =
        new Receipt(
            library,
            pack.path(),
            link,
            null,
            null,
            pack.size(),
            digest,
            AssetKind.ARCHIVE,
            "zip",
            verdict,
            NOON,
            NOON);
    return Job.queued(new JobId(1), JobRequest.of(link, library), 1, NOON)
        .withState(new JobState.Published(receipt))
        .withResumedAt(resumedAt);
  }

  private Job sound() {
    return job(new Verdict.Verified(Checksum.parse("sha-256:" + pack.sha256()), "given"), CUT);
  }

  private static HttpExchange exchange(int status, String range, String contentRange) {
    return new HttpExchange(
        1,
        0,
        0,
        "GET",
        "http://127.0.0.1/",
        Headers.of("Range", range),
        status,
        "",
        Headers.of("Content-Range", contentRange),
        "http/1.1",
        "",
        false,
        NOON,
        HttpExchange.Timing.NONE,
        0,
        0,
        null,
        null);
  }

  private List<String> missing(Job job, long cutAt, HttpExchange... exchanges) throws Exception {
    return DemoProof.missing(
        new DemoOutcome(
            library, List.of(pack), Map.of(pack.path(), job), cutAt, List.of(exchanges)));
  }

  private static final HttpExchange WENT_ON = exchange(206, "bytes=3-", "bytes 3-5/6");

  @Test
  void missing_allHappened_isNothing() throws Exception {
    assertThat(missing(sound(), CUT, WENT_ON)).isEmpty();
  }

  @Test
  void missing_no206FromTheCut_isNamed() throws Exception {
    assertThat(missing(sound(), CUT))
        .containsExactly("the pack was not resumed by a 206 from where it broke");
    assertThat(missing(sound(), CUT, exchange(200, "bytes=3-", ""))).hasSize(1);
    assertThat(missing(sound(), CUT, exchange(206, "bytes=3-", "bytes 2-5/6"))).hasSize(1);
    assertThat(missing(sound(), CUT, exchange(206, "bytes=4-", "bytes 4-5/6"))).hasSize(1);
    assertThat(missing(sound(), CUT, exchange(206, "bytes=0-", "bytes 0-5/6"))).hasSize(1);
  }

  @Test
  void missing_serverDidNotCut_isNamed() throws Exception {
    assertThat(missing(sound(), -1, WENT_ON))
        .contains("the server did not break the pack's connection");
  }

  @Test
  void missing_jobSaysAnotherOffset_isNamed() throws Exception {
    assertThat(missing(sound().withResumedAt(2), CUT, WENT_ON)).hasSize(1);
  }

  @Test
  void missing_otherBytesSizeOrVerdict_areNamed() throws Exception {
    assertThat(missing(job(new Verdict.Unverified(""), CUT), CUT, WENT_ON))
        .containsExactly(SampleSet.PACK + ": the verdict is unverified");
    Files.write(library.resolve(SampleSet.PACK), new byte[] {1, 2, 3, 4, 5, 7});
    assertThat(missing(sound(), CUT, WENT_ON)).hasSize(1);
    Files.delete(library.resolve(SampleSet.PACK));
    assertThat(missing(sound(), CUT, WENT_ON)).hasSize(1);
  }

  @Test
  void missing_unpublishedUnlistedOrLeftBehind_areNamed() throws Exception {
    Files.writeString(library.resolve("loadstone-assets.json"), "{\"assets\": []}");
    Files.writeString(library.resolve("x.part"), "");

    assertThat(missing(sound().withState(new JobState.Paused()), CUT, WENT_ON))
        .containsExactlyInAnyOrder(
            SampleSet.PACK + ": is paused, not published",
            "loadstone-assets.json: does not list " + SampleSet.PACK,
            "x.part: was left behind");
  }
}
