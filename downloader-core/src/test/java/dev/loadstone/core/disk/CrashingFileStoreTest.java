package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.disk.FileStore.Mode;
import dev.loadstone.core.testing.CrashingFileStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrashingFileStoreTest extends FileStoreContract {
  private final Path folder = Path.of("memory").toAbsolutePath();
  private final CrashingFileStore store = new CrashingFileStore(folder);

  @Override
  FileStore store() {
    return store;
  }

  @Override
  Path folder() {
    return folder;
  }

  @Test
  void crash_bytesAndNames_onlyForcedOnesStay() throws Exception {
    OpenFile file = store.open(at("a"), Mode.READ_WRITE_CREATE);
    file.write(ByteBuffer.wrap(new byte[] {1}), 0);
    file.force();
    store.forceFolder(folder);
    file.write(ByteBuffer.wrap(new byte[] {2}), 1);
    put("b", 3);
    store.crash();
    assertThatThrownBy(file::size).isInstanceOf(java.io.IOException.class);
    assertThat(content("a")).containsExactly(1);
    assertThat(store.facts(at("b"))).isNull();
  }

  @Test
  void crash_renameNotForced_isLost() throws Exception {
    put("a", 1);
    store.forceFolder(folder);
    store.moveNoReplace(at("a"), at("b"));
    store.crash();
    assertThat(store.facts(at("a"))).isNotNull();
    assertThat(store.facts(at("b"))).isNull();
  }
}
