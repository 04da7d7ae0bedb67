package dev.loadstone.core.transfer;

import static dev.loadstone.core.testing.FakeBehaviour.NORMAL;
import static dev.loadstone.core.transfer.Bench.LINK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.Publisher;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.core.testing.CrashingFileStore;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cuts, crashes, lies and changes at random: the published file is one the server had, or none. */
@Timeout(120)
class RandomResumeTest {
  private static final int MIB = 1 << 20;
  private static final int MOST_ATTEMPTS = 60;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void run_anyServerAnyAccident_fileIsOneTheServerHadOrAbsent(long seed) throws IOException {
    Random random = new Random(seed);
    CrashingFileStore disk = new CrashingFileStore(Path.of("/games"));
    Bench bench = new Bench(Path.of("/games/assets"));
    bench.files = disk;
    List<byte[]> versions = new ArrayList<>();
    FakeResource current = version(random, versions);
    bench.transport.serve(LINK, current);
    bench.with(r -> r.withOptions(options(random)));
    boolean guarded = random.nextBoolean();
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      if (random.nextInt(8) == 0) {
        current = version(random, versions);
        bench.transport.serve(LINK, current);
      }
      if (guarded) {
        byte[] wanted = current.bytes();
        bench.with(r -> r.withChecksums(List.of(TransferTest.sha256(wanted))));
      }
      misbehave(bench, random, current, i > MOST_ATTEMPTS / 2);
      TransferResult result = bench.attempt();
      assertThat(bench.transport.openAnswers()).as("seed %d", seed).isZero();
      if (result instanceof TransferResult.Ready(Receipt receipt)) {
        new Publisher(disk).publish(receipt.file(), java.nio.file.Files.exists(receipt.file()));
        disk.crash(random);
        assertRight(seed, bench, disk.content(receipt.file()), receipt, versions);
        return;
      }
      assertThat(result)
          .as("seed %d: %s", seed, bench.log)
          .isInstanceOfSatisfying(
              TransferResult.Broke.class,
              broke ->
                  assertThat(broke.failure().code().kind())
                      .isNotEqualTo(FailureCode.Kind.INTERNAL));
      accident(disk, random);
    }
    throw new AssertionError("seed " + seed + " never ends: " + bench.log);
  }

  private static void assertRight(
      long seed, Bench bench, byte[] content, Receipt receipt, List<byte[]> versions) {
    boolean known = versions.stream().anyMatch(each -> Arrays.equals(each, content));
    boolean said =
        bench.request.options().continueUnproven()
            && receipt.verdict() instanceof Verdict.Unverified(String why)
            && why.equals("joined unproven");
    assertThat(known || said).as("seed %d: %s", seed, bench.log).isTrue();
    assertThat(receipt.digest()).as("seed %d", seed).isEqualTo(TransferTest.sha256(content));
  }

  private static void accident(CrashingFileStore disk, Random random) {
    switch (random.nextInt(3)) {
      case 0 -> disk.crash(random);
      case 1 -> disk.kill();
      default -> {}
    }
  }

  private static TransferOptions options(Random random) {
    return TransferOptions.DEFAULTS.toBuilder()
        .connections(random.nextBoolean() ? 1 : random.nextInt(17))
        .continueUnproven(random.nextInt(8) == 0)
        .build();
  }

  /** A file of any validator; the same length as another version more often than not. */
  private static FakeResource version(Random random, List<byte[]> versions) {
    int size = random.nextInt(3) == 0 ? random.nextInt(1, 8 * MIB) : 5 * MIB + 11;
    FakeResource made = FakeResource.random(random.nextLong(), size);
    versions.add(made.bytes());
    Instant changed = Instant.parse("2026-05-05T00:00:00Z").plusSeconds(versions.size() * 60L);
    FakeResource resource =
        switch (random.nextInt(5)) {
          case 0 -> made.withEtag("W/\"same\"");
          case 1 -> made.withEtag(null);
          case 2 -> made.withEtag(null).withLastModified(changed);
          // Not yet a second old: too fresh to tell two versions apart.
          case 3 -> made.withEtag(null).withLastModified(Instant.parse("2026-05-05T12:00:00Z"));
          default -> made;
        };
    return resource
        .withRanges(random.nextInt(6) > 0)
        .withFraming(
            random.nextInt(6) > 0 ? FakeAnswer.Framing.LENGTH : FakeAnswer.Framing.CHUNKED);
  }

  private static void misbehave(Bench bench, Random random, FakeResource now, boolean tired) {
    int requests = tired ? 0 : random.nextInt(1, 5);
    for (int i = 0; i < requests; i++) {
      bench.transport.next(LINK, behaviour(random, now));
    }
  }

  private static FakeBehaviour behaviour(Random random, FakeResource now) {
    FakeBehaviour cut = NORMAL.cutAfter(random.nextInt(4 * MIB));
    return switch (random.nextInt(12)) {
      case 0 -> cut.changing(answer -> answer.withStatus(503));
      case 1 -> FakeBehaviour.answers(now.answer(Headers.NONE, Instant.EPOCH)).cutAfter(MIB);
      case 2 -> NORMAL.changing(answer -> answer.withoutHeader("Content-Range"));
      case 3 ->
          cut.changing(
              answer ->
                  answer.status() == 206
                      ? answer.withHeader("Content-Range", "bytes 0-99/" + now.bytes().length)
                      : answer);
      case 4 ->
          cut.changing(
              answer -> answer.status() == 206 ? answer.withHeader("ETag", "\"x\"") : answer);
      case 5 -> cut.changing(answer -> answer.withHeader("Content-Encoding", "gzip"));
      case 6 -> NORMAL.changing(answer -> answer.withStatus(416));
      default -> cut.inPiecesOf(random.nextInt(1_000, 300_000));
    };
  }
}
