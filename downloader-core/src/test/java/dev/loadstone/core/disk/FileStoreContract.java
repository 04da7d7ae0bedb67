package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.disk.FileStore.LockedFile;
import dev.loadstone.core.disk.FileStore.Mode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every file store does. */
abstract class FileStoreContract {

  abstract FileStore store();

  /** An empty folder that exists. */
  abstract Path folder();

  @Test
  void open_readOfMissingFile_saysNoSuchFile() {
    assertThatThrownBy(() -> store().open(at("none"), Mode.READ))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void open_missingFolder_saysNoSuchFile() {
    Path inside = folder().resolve("none").resolve("a");
    assertThatThrownBy(() -> store().open(inside, Mode.READ_WRITE_CREATE))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> store().openLocked(inside, Mode.READ_WRITE_CREATE))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void open_folder_isRefused() throws Exception {
    store().createFolders(at("sub"));
    assertThatThrownBy(() -> store().open(at("sub"), Mode.READ_WRITE_CREATE))
        .isInstanceOf(NotRegularFileException.class);
    assertThatThrownBy(() -> store().openLocked(at("sub"), Mode.READ_WRITE))
        .isInstanceOf(NotRegularFileException.class);
  }

  @Test
  void write_beyondTheEnd_leavesZeros() throws Exception {
    try (OpenFile file = store().open(at("a"), Mode.READ_WRITE_CREATE)) {
      file.write(ByteBuffer.wrap(new byte[] {7}), 3);
      file.force();
      assertThat(file.size()).isEqualTo(4);
    }
    assertThat(content("a")).containsExactly(0, 0, 0, 7);
  }

  @Test
  void read_aroundTheEnd_givesWhatIsThereThenMinusOne() throws Exception {
    put("a", 1, 2, 3);
    try (OpenFile file = store().open(at("a"), Mode.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(10);
      assertThat(file.read(buffer, 1)).isEqualTo(2);
      assertThat(file.read(buffer, 3)).isEqualTo(-1);
    }
  }

  @Test
  void truncate_shorter_cuts() throws Exception {
    put("a", 1, 2, 3);
    try (OpenFile file = store().open(at("a"), Mode.READ_WRITE_CREATE)) {
      file.truncate(1);
    }
    assertThat(content("a")).containsExactly(1);
  }

  @Test
  void openLocked_heldByAnother_givesNullUntilClosed() throws Exception {
    LockedFile first = locked("a");
    assertThat(first.made()).isTrue();
    assertThat(store().openLocked(at("a"), Mode.READ_WRITE_CREATE)).isNull();
    assertThat(store().openLocked(at("a"), Mode.READ_WRITE)).isNull();
    assertThatThrownBy(() -> store().open(at("a"), Mode.READ)).isInstanceOf(IOException.class);
    first.file().close();
    LockedFile second = locked("a");
    assertThat(second.made()).isFalse();
    second.file().close();
  }

  @Test
  void openLocked_missingFileThatIsNotToBeMade_saysNoSuchFile() throws Exception {
    assertThatThrownBy(() -> store().openLocked(at("none"), Mode.READ_WRITE))
        .isInstanceOf(NoSuchFileException.class);
    locked("none").file().close();
  }

  @Test
  void moveNoReplace_targetFree_moves() throws Exception {
    put("a", 1);
    store().moveNoReplace(at("a"), at("b"));
    assertThat(store().facts(at("a"))).isNull();
    assertThat(content("b")).containsExactly(1);
    assertThat(store().names(at("b"))).isEqualTo(1);
  }

  @Test
  void moveNoReplace_targetTaken_leavesBoth() throws Exception {
    put("a", 1);
    put("b", 2);
    assertThatThrownBy(() -> store().moveNoReplace(at("a"), at("b")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(content("a")).containsExactly(1);
    assertThat(content("b")).containsExactly(2);
  }

  @Test
  void moveNoReplace_folderInTheWay_isRefused() throws Exception {
    put("a", 1);
    store().createFolders(at("b"));
    assertThatThrownBy(() -> store().moveNoReplace(at("a"), at("b")))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void moveNoReplace_nothingToMove_saysNoSuchFile() {
    assertThatThrownBy(() -> store().moveNoReplace(at("a"), at("b")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void moveReplace_targetTaken_replaces() throws Exception {
    put("a", 1);
    put("b", 2);
    store().moveReplace(at("a"), at("b"));
    assertThat(store().facts(at("a"))).isNull();
    assertThat(content("b")).containsExactly(1);
  }

  @Test
  void facts_fileFolderAndNothing_areToldApart() throws Exception {
    put("a", 1, 2);
    store().createFolders(at("sub").resolve("deep"));
    assertThat(store().facts(at("a"))).matches(f -> f.regular() && f.size() == 2);
    assertThat(store().facts(at("sub"))).matches(f -> !f.regular());
    assertThat(store().facts(at("none"))).isNull();
    assertThat(store().facts(at("a"))).matches(f -> f.sameFileAs(f));
  }

  @Test
  void setModified_aTime_isTold() throws Exception {
    put("a", 1);
    Instant time = Instant.parse("2020-02-02T02:02:02Z");
    store().setModified(at("a"), time);
    assertThat(store().facts(at("a"))).matches(f -> f.modified().equals(time));
  }

  @Test
  void deleteIfExists_twice_tellsWhetherItDid() throws Exception {
    put("a", 1);
    assertThat(store().deleteIfExists(at("a"))).isTrue();
    assertThat(store().deleteIfExists(at("a"))).isFalse();
    store().forceFolder(folder());
  }

  @Test
  void usableSpace_belowAMissingFolder_isThatOfItsParent() throws Exception {
    assertThat(store().usableSpace(at("none").resolve("deeper"))).isPositive();
  }

  final Path at(String name) {
    return folder().resolve(name);
  }

  final LockedFile locked(String name) throws IOException {
    return Objects.requireNonNull(store().openLocked(at(name), Mode.READ_WRITE_CREATE));
  }

  final void put(String name, int... bytes) throws IOException {
    byte[] data = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      data[i] = (byte) bytes[i];
    }
    try (OpenFile file = store().open(at(name), Mode.READ_WRITE_CREATE)) {
      file.write(ByteBuffer.wrap(data), 0);
    }
  }

  final byte[] content(String name) throws IOException {
    try (OpenFile file = store().open(at(name), Mode.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(1000);
      int length = Math.max(0, file.read(buffer, 0));
      return Arrays.copyOf(buffer.array(), length);
    }
  }
}
