package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathTest {
  @TempDir Path folder;
  private final FileStore files = new DiskFileStore();

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "models/crate.glb", "./a/./b", ".hidden", "a//b", "ü/日本.png"})
  void resolve_nameInside_staysInside(String name) {
    Path path = SafePath.resolve(folder, name);
    assertThat(path).isEqualTo(folder.resolve(name).normalize());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "a/",
        "/etc/passwd",
        "../a",
        "a/../../b",
        "a/..",
        "C:/a",
        "c:a",
        "a\nb",
        "a\u202eb",
        "a\0",
        "a/b:c",
        "a\\..\\b",
        "nul",
        "a/COM1.png",
        "a./b",
        " a",
        "a ",
        "x.loadstone-part",
        "x.Loadstone-Map",
        "loadstone-assets.json",
        "models/LOADSTONE-assets.json.lock"
      })
  void resolve_nameThatIsNoneInside_isRefusedInOneLine(String name) {
    assertThatThrownBy(() -> SafePath.resolve(folder, name))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .doesNotContain("\n", "\0", "\u202e");
  }

  @Test
  void resolve_tooLongName_isRefused() {
    assertThatThrownBy(() -> SafePath.resolve(folder, "a/" + "x".repeat(250)))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void checkParents_linkOutOfTheFolder_isUnsafe(@TempDir Path outside) throws Exception {
    Files.createDirectories(folder.resolve("real/deep"));
    Files.createSymbolicLink(folder.resolve("out"), outside);
    Files.createSymbolicLink(folder.resolve("in"), folder.resolve("real"));
    SafePath.checkParents(files, folder, folder.resolve("real/deep/new/a"));
    SafePath.checkParents(files, folder, folder.resolve("in/deep/a"));
    SafePath.checkParents(files, folder, folder.resolve("a"));
    for (String name : new String[] {"out/a", "out/b/c", "../a"}) {
      assertThatThrownBy(() -> SafePath.checkParents(files, folder, folder.resolve(name)))
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure().code()).isEqualTo(FailureCode.UNSAFE_NAME));
    }
  }
}
