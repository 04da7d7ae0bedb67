package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.Validator;
import dev.loadstone.core.testing.CrashingFileStore;
import dev.loadstone.core.testing.FaultyFileStore;
import dev.loadstone.core.testing.FaultyFileStore.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PartFileFaultTest {
  private final Path folder = Path.of("memory").toAbsolutePath();
  private final Path target = folder.resolve("a.zip");
  private final CrashingFileStore disk = new CrashingFileStore(folder);
  private final FaultyFileStore files = new FaultyFileStore(disk);

  @Test
  void write_diskFull_saysSoAndGoesOnWhenThereIsRoom() throws Exception {
    try (PartFile part = begun(1000)) {
      write(part, 0, 100);
      files.failAll(Kind.WRITE, PartNames.PART, FaultyFileStore.diskFull());
      assertFails(() -> write(part, 100, 100), FailureCode.DISK_FULL);
      assertThat(part.present()).isEqualTo(upTo(100));
      files.failWhen((_, _) -> null);
      write(part, 100, 900);
    }
    assertReopenedHas(1000);
  }

  @Test
  void write_noRoomForTheMap_saysSoAndEntersItLater() throws Exception {
    try (PartFile part = begun(1000)) {
      files.failAll(Kind.WRITE, PartNames.MAP, FaultyFileStore.diskFull());
      write(part, 0, 100);
      assertFails(() -> write(part, 100, 100), FailureCode.DISK_FULL);
      assertFails(part::checkpoint, FailureCode.DISK_FULL);
      files.failWhen((_, _) -> null);
      write(part, 200, 100);
      assertThat(part.checkpoint()).isEqualTo(upTo(300));
    }
    disk.crash();
    assertReopenedHas(300);
  }

  @Test
  void checkpoint_forceFails_failsAndKeepsTheOneBefore() throws Exception {
    try (PartFile part = begun(1000)) {
      write(part, 0, 100);
      part.checkpoint();
      write(part, 100, 100);
      files.failAll(Kind.FORCE, PartNames.PART, new IOException("Input/output error"));
      assertFails(part::checkpoint, FailureCode.FILE_WRITE_ERROR);
      write(part, 200, 100);
    }
    disk.crash();
    assertReopenedHas(100);
  }

  @Test
  void finish_forceFails_fails() throws Exception {
    try (PartFile part = begun(10)) {
      write(part, 0, 10);
      files.failAll(Kind.FORCE, PartNames.PART, new IOException("Input/output error"));
      assertFails(() -> part.finish(10), FailureCode.FILE_WRITE_ERROR);
    }
  }

  @Test
  void open_blockCannotBeRead_isFetchedAgain() throws Exception {
    try (PartFile part = begun(1000)) {
      write(part, 0, 1000);
    }
    files.failAll(Kind.READ, PartNames.PART, new IOException("Input/output error"));
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.present()).isEqualTo(RangeSet.EMPTY);
      assertThat(part.findings()).anyMatch(line -> line.contains("cannot be read"));
    }
  }

  @Test
  void smallFile_inOneWrite_costsNoCallsOnAMap() throws Exception {
    files.failWhen((_, _) -> null);
    try (PartFile part = begun(100)) {
      write(part, 0, 100);
      part.finish(100);
    }
    assertThat(files.calls())
        .filteredOn(call -> call.path().toString().endsWith(PartNames.MAP))
        .extracting(FaultyFileStore.Call::kind)
        .containsOnly(Kind.FACTS);
    assertThat(files.calls()).extracting(FaultyFileStore.Call::kind).containsOnlyOnce(Kind.FORCE);
  }

  private PartFile begun(long size) throws FailureException {
    PartFile part = PartFile.open(files, target);
    part.begin(new PartFile.Identity(Link.parse("http://h/a"), new Validator.None(), size));
    return part;
  }

  private static void write(PartFile part, long offset, int length) throws FailureException {
    part.write(ByteBuffer.allocate(length), offset);
  }

  private void assertReopenedHas(long bytes) throws Exception {
    files.failWhen((_, _) -> null);
    try (PartFile part = PartFile.open(files, target)) {
      assertThat(part.present()).isEqualTo(upTo(bytes));
    }
  }

  private static RangeSet upTo(long end) {
    return RangeSet.of(new ByteRange(0, end));
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void assertFails(Action action, FailureCode code) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().code()).isEqualTo(code));
  }
}
