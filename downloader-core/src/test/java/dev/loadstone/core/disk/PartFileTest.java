package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  private static final int BLOCK = PartFile.BLOCK;
  private static final Link LINK = Link.parse("https://h/a.zip?token=secret");
  private static final Validator TAG = new Validator.StrongEtag("\"v1\"");
  private static final byte[] TRUTH = new byte[5 * BLOCK + 777];

  @TempDir Path folder;
  private final FileStore files = new DiskFileStore();
  private Path target = Path.of("unset");

  static {
    new Random(42).nextBytes(TRUTH);
  }

  @BeforeEach
  void nameTarget() {
    target = folder.resolve("a.zip");
  }

  @Test
  void open_nothingThere_isEmptyAndWithoutIdentity() throws Exception {
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.identity()).isNull();
      assertThat(part.present()).isEqualTo(RangeSet.EMPTY);
      assertThat(part.findings()).isEmpty();
    }
    assertThat(Files.exists(PartNames.map(target))).isFalse();
  }

  @Test
  void open_afterWritesInSeveralSegments_knowsIdentityAndAllBytes() throws Exception {
    try (PartFile part = begun()) {
      write(part, 0, BLOCK + 100);
      write(part, 3L * BLOCK, 5000);
      write(part, BLOCK + 100, 50);
    }
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.findings()).isEmpty();
      assertThat(part.identity()).isEqualTo(new PartFile.Identity(LINK, TAG, TRUTH.length));
      assertThat(part.identity()).matches(identity -> identity.isOf(LINK));
      assertThat(part.present()).isEqualTo(ranges(0, BLOCK + 150, 3L * BLOCK, 3L * BLOCK + 5000));
    }
  }

  @Test
  void open_killedWithoutClose_losesNothingAfterTheSecondWrite() throws Exception {
    Path copy = folder.resolve("copy");
    try (PartFile part = begun()) {
      write(part, 0, 100_000);
      assertThat(Files.exists(PartNames.map(target))).isFalse();
      write(part, 100_000, 50_000);
      Files.copy(PartNames.part(target), PartNames.part(copy));
      Files.copy(PartNames.map(target), PartNames.map(copy));
    }
    try (PartFile part = PartFile.open(files, copy)) {
      assertThat(part.present()).isEqualTo(ranges(0, 150_000));
    }
  }

  @Test
  void open_partlyWrittenBlock_isContinuedWhereItsProofEnds() throws Exception {
    try (PartFile part = begun()) {
      write(part, 2L * BLOCK, 1000);
    }
    try (PartFile part = PartFile.open(files, target)) {
      write(part, 2L * BLOCK + 1000, 2 * BLOCK);
    }
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.findings()).isEmpty();
      assertThat(part.present()).isEqualTo(ranges(2L * BLOCK, 4L * BLOCK + 1000));
    }
  }

  @Test
  void open_blockChangedByAnEditor_dropsThatBlockOnlyAndSaysSo() throws Exception {
    writeWhole();
    patch(PartNames.part(target), 3L * BLOCK + 17, (byte) ~TRUTH[3 * BLOCK + 17]);
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.present().gaps(TRUTH.length)).isEqualTo(ranges(3L * BLOCK, 4L * BLOCK));
      assertThat(part.findings())
          .containsExactly(
              "block 3 (bytes 3145728-4194303) changed on disk: it will be fetched again");
      write(part, 3L * BLOCK, BLOCK);
      part.finish(TRUTH.length);
    }
    assertThat(Files.readAllBytes(PartNames.part(target))).isEqualTo(TRUTH);
  }

  @Test
  void open_partCutShort_keepsWhatIsLeftInWholeBlocks() throws Exception {
    writeWhole();
    resize(PartNames.part(target), 2L * BLOCK + 5);
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.present()).isEqualTo(ranges(0, 2L * BLOCK));
      assertThat(part.findings()).hasSize(4);
    }
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.findings()).as("said once").isEmpty();
    }
  }

  @Test
  void open_partMadeLonger_isCutToItsSize() throws Exception {
    writeWhole();
    resize(PartNames.part(target), TRUTH.length + 10L);
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.present().isWhole(TRUTH.length)).isTrue();
      assertThat(part.findings()).hasSize(1);
      part.finish(TRUTH.length);
    }
    assertThat(Files.size(PartNames.part(target))).isEqualTo(TRUTH.length);
  }

  @Test
  void open_headOfMapDamaged_startsAnew() throws Exception {
    writeWhole();
    patch(PartNames.map(target), 30, (byte) 99);
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.identity()).isNull();
      assertThat(part.present()).isEqualTo(RangeSet.EMPTY);
      assertThat(part.findings()).hasSize(1);
    }
  }

  @Test
  void open_everyByteOfMapDamagedInTurn_neverPresentsWrongBytes() throws Exception {
    try (PartFile part = begun()) {
      write(part, 0, BLOCK + 500);
      write(part, 2L * BLOCK, 100);
    }
    byte[] map = Files.readAllBytes(PartNames.map(target));
    for (int at = 0; at < map.length; at += at < 100 || at >= PartMapFormat.HEADER ? 1 : 97) {
      byte[] damaged = map.clone();
      damaged[at] ^= 0x40;
      Files.write(PartNames.map(target), damaged);
      assertPresentIsTrue();
    }
    for (int length : new int[] {0, 1, 4095, 4096, 4097, 4096 + 16, map.length - 1}) {
      Files.write(PartNames.map(target), Arrays.copyOf(map, length));
      assertPresentIsTrue();
    }
  }

  @Test
  void open_entriesOfAnEarlierBeginning_areNotTakenForTheLater() throws Exception {
    writeWhole();
    byte[] before = Files.readAllBytes(PartNames.map(target));
    byte[] bytes = Files.readAllBytes(PartNames.part(target));
    try (PartFile part = PartFile.open(files, target)) {
      part.begin(new PartFile.Identity(LINK, new Validator.StrongEtag("\"v2\""), TRUTH.length));
      write(part, 0, 10);
    }
    byte[] after = Files.readAllBytes(PartNames.map(target));
    System.arraycopy(after, 0, before, 0, PartMapFormat.HEADER);
    Files.write(PartNames.map(target), before);
    Files.write(PartNames.part(target), bytes);
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.present()).isEqualTo(RangeSet.EMPTY);
    }
  }

  @Test
  void open_partWithoutMap_isEmpty() throws Exception {
    Files.write(PartNames.part(target), new byte[100]);
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.present()).isEqualTo(RangeSet.EMPTY);
      assertThat(part.findings()).hasSize(1);
      part.begin(new PartFile.Identity(LINK, TAG, 10));
      write(part, 0, 10);
      part.finish(10);
    }
    assertThat(Files.readAllBytes(PartNames.part(target))).isEqualTo(Arrays.copyOf(TRUTH, 10));
  }

  @Test
  void open_listener_seesExactlyTheProvedBytesInOrder() throws Exception {
    try (PartFile part = begun()) {
      write(part, 0, BLOCK + 500);
      write(part, 2L * BLOCK, 100);
    }
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    List<Long> offsets = new java.util.ArrayList<>();
    PartFile.open(
            files,
            target,
            (bytes, offset) -> {
              offsets.add(offset);
              while (bytes.hasRemaining()) {
                seen.write(bytes.get());
              }
            })
        .close();
    assertThat(offsets).containsExactly(0L, (long) BLOCK, 2L * BLOCK);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    expected.write(TRUTH, 0, BLOCK + 500);
    expected.write(TRUTH, 2 * BLOCK, 100);
    assertThat(seen.toByteArray()).isEqualTo(expected.toByteArray());
  }

  @Test
  void open_listenerThrows_unlocksAndThrowsOn() throws Exception {
    writeWhole();
    assertThatThrownBy(
            () ->
                PartFile.open(
                    files,
                    target,
                    (_, _) -> {
                      throw new FailureException(FailureCode.CANCELLED, "stopped");
                    }))
        .satisfies(e -> assertCode(e, FailureCode.CANCELLED));
    PartFile.open(files, target).close();
  }

  @Test
  void open_twice_secondIsBusyAndFirstKeepsItsLock() throws Exception {
    PartFile first = begun();
    assertThatThrownBy(() -> PartFile.open(files, target))
        .satisfies(e -> assertCode(e, FailureCode.TARGET_BUSY));
    assertThatThrownBy(() -> PartFile.open(new DiskFileStore(), target))
        .satisfies(e -> assertCode(e, FailureCode.TARGET_BUSY));
    first.close();
    PartFile.open(files, target).close();
  }

  @Test
  void open_symbolicLinkOrFolderInThePlaceOfThePart_isRefusedAndLeftAlone() throws Exception {
    Path victim = Files.write(folder.resolve("victim"), new byte[] {1, 2, 3});
    Files.createSymbolicLink(PartNames.part(target), victim);
    assertThatThrownBy(() -> PartFile.open(files, target))
        .satisfies(e -> assertCode(e, FailureCode.UNSAFE_NAME));
    Files.delete(PartNames.part(target));
    Files.createSymbolicLink(PartNames.map(target), victim);
    assertThatThrownBy(() -> PartFile.open(files, target))
        .satisfies(e -> assertCode(e, FailureCode.UNSAFE_NAME));
    Files.delete(PartNames.map(target));
    Files.createDirectory(PartNames.part(target));
    assertThatThrownBy(() -> PartFile.open(files, target))
        .satisfies(e -> assertCode(e, FailureCode.UNSAFE_NAME));
    assertThat(Files.readAllBytes(victim)).containsExactly(1, 2, 3);
  }

  @Test
  void open_partIsASecondNameOfAPublishedFile_neverWritesToThatFile() throws Exception {
    Files.write(target, TRUTH);
    Files.createLink(PartNames.part(target), target);
    try (PartFile part = begun()) {
      write(part, 0, 10);
    }
    assertThat(Files.readAllBytes(target)).isEqualTo(TRUTH);
  }

  @Test
  void write_notContinuingABlock_isRefused() throws Exception {
    try (PartFile part = begun()) {
      write(part, 0, 100);
      for (long offset : new long[] {50, 101, BLOCK + 1L, 0}) {
        assertThatThrownBy(() -> write(part, offset, 10))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> part.write(ByteBuffer.allocate(778), 5L * BLOCK))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(part.present()).isEqualTo(ranges(0, 100));
    }
  }

  @Test
  void write_sameBlockAgain_isRefused() throws Exception {
    try (PartFile part = begun()) {
      write(part, 0, BLOCK);
      assertThatThrownBy(() -> write(part, 0, 10)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void finish_oneWriteOfASmallFile_leavesNoMap() throws Exception {
    try (PartFile part = PartFile.open(files, target)) {
      part.begin(new PartFile.Identity(LINK, TAG, 16_384));
      write(part, 0, 16_384);
      part.finish(16_384);
    }
    assertThat(Files.exists(PartNames.map(target))).isFalse();
    assertThat(Files.size(PartNames.part(target))).isEqualTo(16_384);
  }

  @Test
  void finish_bytesMissing_saysHowMany() throws Exception {
    try (PartFile part = begun()) {
      write(part, 0, 100);
      assertThatThrownBy(() -> part.finish(TRUTH.length))
          .satisfies(e -> assertCode(e, FailureCode.BODY_LENGTH_MISMATCH))
          .hasMessageContaining("100 bytes of " + TRUTH.length);
    }
  }

  @Test
  void settleSize_unknownBefore_isKeptWithTheBytes() throws Exception {
    try (PartFile part = PartFile.open(files, target)) {
      part.begin(new PartFile.Identity(LINK, TAG, RemoteFile.UNKNOWN));
      write(part, 0, 600);
      write(part, 600, 400);
      part.settleSize(1000);
    }
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.identity()).isEqualTo(new PartFile.Identity(LINK, TAG, 1000));
      assertThat(part.present()).isEqualTo(ranges(0, 1000));
      part.finish(1000);
    }
  }

  @Test
  void begin_otherFile_dropsAllBytes() throws Exception {
    writeWhole();
    PartFile.Identity other = new PartFile.Identity(LINK, new Validator.None(), 7);
    try (PartFile part = PartFile.open(files, target)) {
      part.begin(other);
      assertThat(part.present()).isEqualTo(RangeSet.EMPTY);
      write(part, 0, 5);
    }
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.identity()).isEqualTo(other);
      assertThat(part.present()).isEqualTo(ranges(0, 5));
    }
  }

  @Test
  void delete_partAndMap_areGone() throws Exception {
    writeWhole();
    PartFile.open(files, target).delete();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void write_severalThreads_proveAllBytes() throws Exception {
    try (PartFile part = begun()) {
      List<Thread> writers = new java.util.ArrayList<>();
      List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
      for (int i = 0; i < 5; i++) {
        long start = (long) i * BLOCK;
        long end = i == 4 ? TRUTH.length : start + BLOCK;
        writers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      try {
                        for (long at = start; at < end; at += 30_000) {
                          write(part, at, (int) Math.min(30_000, end - at));
                          if (at % 7 == 0) {
                            part.checkpoint();
                          }
                        }
                      } catch (IOException | RuntimeException e) {
                        failures.add(e);
                      }
                    }));
      }
      for (Thread each : writers) {
        each.join();
      }
      assertThat(failures).isEmpty();
    }
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.findings()).isEmpty();
      assertThat(part.present().isWhole(TRUTH.length)).isTrue();
    }
  }

  private PartFile begun() throws FailureException {
    PartFile part = PartFile.open(files, target);
    part.begin(new PartFile.Identity(LINK, TAG, TRUTH.length));
    return part;
  }

  private void writeWhole() throws FailureException {
    try (PartFile part = begun()) {
      write(part, 0, BLOCK / 2);
      write(part, BLOCK / 2, TRUTH.length - BLOCK / 2);
      part.checkpoint();
    }
  }

  private void assertPresentIsTrue() throws IOException {
    byte[] bytes = Files.readAllBytes(PartNames.part(target));
    try (PartFile part = PartFile.open(files, target)) {
      for (ByteRange range : part.present().ranges()) {
        int start = (int) range.start();
        int end = (int) range.end();
        assertThat(Arrays.equals(bytes, start, end, TRUTH, start, end)).isTrue();
      }
    }
  }

  private static void write(PartFile part, long offset, int length) throws FailureException {
    part.write(ByteBuffer.wrap(TRUTH, (int) offset, length), offset);
  }

  private static RangeSet ranges(long... bounds) {
    RangeSet set = RangeSet.EMPTY;
    for (int i = 0; i < bounds.length; i += 2) {
      set = set.plus(new ByteRange(bounds[i], bounds[i + 1]));
    }
    return set;
  }

  private static void patch(Path file, long at, byte value) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(at);
      raw.write(value);
    }
  }

  private static void resize(Path file, long size) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(size);
    }
  }

  private static void assertCode(Throwable thrown, FailureCode code) {
    assertThat(thrown).isInstanceOf(FailureException.class);
    assertThat(((FailureException) thrown).failure().code()).isEqualTo(code);
  }
}
