package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.testing.CrashingFileStore;
import dev.loadstone.core.testing.FaultyFileStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Power cuts and kills at random moments; a seed names a run. */
class PartFileCrashTest {
  private static final int SIZE = 3 * PartFile.BLOCK + 12_345;
  private static final int RUNS = 40;
  private static final int ROUNDS = 6;
  private static final byte[][] TRUTHS = {truth(1), truth(2)};

  private final Path folder = Path.of("memory").toAbsolutePath();
  private final Path target = folder.resolve("a.pck");

  /** One run: a disk, what was promised to be on it, and whose bytes they are. */
  private static final class Run {
    private final Random random;
    private final CrashingFileStore disk;
    private final FaultyFileStore files;
    private final boolean power;
    private int version;
    private int writes;
    private RangeSet promised = RangeSet.EMPTY;

    Run(long seed, Path folder, boolean power) {
      this.random = new Random(seed);
      this.disk = new CrashingFileStore(folder);
      this.files = new FaultyFileStore(disk);
      this.power = power;
    }

    PartFile.Identity identity() {
      return new PartFile.Identity(
          Link.parse("http://h/a"), new Validator.StrongEtag("\"" + version + "\""), SIZE);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reopen_afterRandomCrashes_presentIsTrueAndNothingPromisedIsLost(boolean power)
      throws Exception {
    for (long seed = 0; seed < RUNS; seed++) {
      Run run = new Run(seed, folder, power);
      for (int round = 0; round < ROUNDS; round++) {
        crashSomewhere(run, seed);
      }
      finish(run, seed);
    }
  }

  private void crashSomewhere(Run run, long seed) {
    run.files.failFrom(1 + run.random.nextInt(120));
    PartFile part = null;
    try {
      part = PartFile.open(run.files, target);
      check(run, part, seed);
      work(run, part);
    } catch (FailureException e) {
      // The chosen call failed: the crash follows.
    }
    if (run.power) {
      run.disk.crash(run.random.nextBoolean() ? run.random : null);
    } else {
      run.disk.kill();
    }
    if (part != null) {
      part.close();
    }
  }

  private static void work(Run run, PartFile part) throws FailureException {
    beginIfNeeded(run, part);
    List<ByteRange> segments = segments(run, part);
    for (int step = 0; step < 60 && !segments.isEmpty(); step++) {
      int chosen = run.random.nextInt(segments.size());
      ByteRange segment = segments.get(chosen);
      int length = (int) Math.min(segment.length(), 1 + run.random.nextInt(300_000));
      write(part, run.version, segment.start(), length);
      run.writes++;
      if (!run.power && run.writes > 1) {
        run.promised = part.present();
      }
      segments.set(chosen, new ByteRange(segment.start() + length, segment.end()));
      segments.removeIf(ByteRange::isEmpty);
      if (run.random.nextInt(5) == 0) {
        run.promised = part.checkpoint();
      }
    }
  }

  private static void beginIfNeeded(Run run, PartFile part) throws FailureException {
    PartFile.Identity found = part.identity();
    boolean changes = run.random.nextInt(10) == 0;
    if (found == null || !found.equals(run.identity()) || changes) {
      run.promised = RangeSet.EMPTY;
      run.version += changes ? 1 : 0;
      run.writes = 0;
      part.begin(run.identity());
    }
  }

  /** The gaps, cut at random starts of blocks. */
  private static List<ByteRange> segments(Run run, PartFile part) {
    List<ByteRange> segments = new ArrayList<>();
    for (ByteRange gap : part.present().gaps(SIZE).ranges()) {
      long at = gap.start();
      for (long cut = (at / PartFile.BLOCK + 1) * PartFile.BLOCK;
          cut < gap.end();
          cut += PartFile.BLOCK) {
        if (run.random.nextBoolean()) {
          segments.add(new ByteRange(at, cut));
          at = cut;
        }
      }
      segments.add(new ByteRange(at, gap.end()));
    }
    return segments;
  }

  private void check(Run run, PartFile part, long seed) throws FailureException {
    PartFile.Identity found = part.identity();
    if (found != null) {
      Validator.StrongEtag tag = (Validator.StrongEtag) found.validator();
      byte[] truth = TRUTHS[Integer.parseInt(tag.tag().replace("\"", "")) % 2];
      for (ByteRange range : part.present().ranges()) {
        ByteBuffer bytes = ByteBuffer.allocate((int) range.length());
        part.read(bytes, range.start());
        assertThat(
                Arrays.equals(
                    bytes.array(),
                    0,
                    bytes.position(),
                    truth,
                    (int) range.start(),
                    (int) range.end()))
            .as("seed %d, range %s", seed, range)
            .isTrue();
      }
    }
    RangeSet present = part.present();
    RangeSet both = present;
    for (ByteRange each : run.promised.ranges()) {
      both = both.plus(each);
    }
    assertThat(both).as("seed %d: promised %s", seed, run.promised).isEqualTo(present);
  }

  private void finish(Run run, long seed) throws Exception {
    run.files.failWhen((_, _) -> null);
    try (PartFile part = PartFile.open(run.files, target)) {
      check(run, part, seed);
      beginIfNeeded(run, part);
      for (ByteRange gap : part.present().gaps(SIZE).ranges()) {
        write(part, run.version, gap.start(), (int) gap.length());
      }
      part.finish(SIZE);
    }
    new Publisher(run.files).publish(target, false);
    run.disk.crash();
    assertThat(run.disk.content(target)).as("seed %d", seed).isEqualTo(TRUTHS[run.version % 2]);
    assertThat(run.disk.facts(PartNames.part(target))).isNull();
    assertThat(run.disk.facts(PartNames.map(target))).isNull();
  }

  private static void write(PartFile part, int version, long offset, int length)
      throws FailureException {
    part.write(ByteBuffer.wrap(TRUTHS[version % 2], (int) offset, length), offset);
  }

  private static byte[] truth(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
