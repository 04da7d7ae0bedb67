package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.disk.FileStore.Mode;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskFileStoreTest extends FileStoreContract {
  @TempDir Path folder;
  private final FileStore store = new DiskFileStore();

  @Override
  FileStore store() {
    return store;
  }

  @Override
  Path folder() {
    return folder;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void open_symbolicLink_isRefusedInEveryMode() throws Exception {
    put("victim", 1);
    Files.createSymbolicLink(at("link"), at("victim"));
    Files.createSymbolicLink(at("dangling"), at("new"));
    for (String name : new String[] {"link", "dangling"}) {
      for (Mode mode : Mode.values()) {
        assertThatThrownBy(() -> store.open(at(name), mode))
            .isInstanceOf(NotRegularFileException.class);
      }
      assertThatThrownBy(() -> store.openLocked(at(name), Mode.READ_WRITE_CREATE))
          .isInstanceOf(NotRegularFileException.class);
    }
    assertThat(at("new")).doesNotExist();
  }

  @Test
  void createFolders_fileOfThatName_saysItIsNoFolder() throws Exception {
    put("a", 1);
    assertThatThrownBy(() -> store.createFolders(at("a")))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage(at("a").toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void move_bothNamesOfOneFile_leavesTheNewName() throws Exception {
    put("a", 1);
    Files.createLink(at("b"), at("a"));
    assertThat(store.names(at("a"))).isEqualTo(2);
    store.moveNoReplace(at("a"), at("b"));
    assertThat(at("a")).doesNotExist();
    Files.createLink(at("a"), at("b"));
    store.moveReplace(at("a"), at("b"));
    assertThat(at("a")).doesNotExist();
    assertThat(content("b")).containsExactly(1);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void openLocked_otherNameOfALockedFile_isBusy() throws Exception {
    put("a", 1);
    try (OpenFile held = locked("a").file()) {
      assertThat(held.size()).isEqualTo(1);
      Files.createLink(at("b"), at("a"));
      assertThat(store.openLocked(at("b"), Mode.READ_WRITE)).isNull();
    }
  }

  @Test
  void write_threadWithInterruptMark_keepsFileOpenAndMark() throws Exception {
    try (OpenFile file = store.open(at("a"), Mode.READ_WRITE_CREATE)) {
      Thread.currentThread().interrupt();
      file.write(ByteBuffer.wrap(new byte[] {5}), 0);
      file.force();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(file.size()).isEqualTo(1);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void openLocked_heldByAnotherProcess_isNull() throws Exception {
    put("a", 1);
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path source = folder.resolve("Hold.java");
    Files.writeString(
        source,
        """
        import java.nio.channels.FileChannel;
        import java.nio.file.Path;
        import java.nio.file.StandardOpenOption;
        class Hold {
          public static void main(String[] args) throws Exception {
            try (FileChannel c = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
              c.lock();
              System.out.println("held");
              System.in.read();
            }
          }
        }
        """);
    Process other =
        new ProcessBuilder(java.toString(), source.toString(), at("a").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThat(store.openLocked(at("a"), Mode.READ_WRITE)).isNull();
    } finally {
      other.getOutputStream().close();
      other.waitFor();
    }
    locked("a").file().close();
  }
}
