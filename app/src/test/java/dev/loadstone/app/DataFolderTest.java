package dev.loadstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void choose_optionGiven_winsOverAll() {
    assertThat(DataFolder.choose(Path.of("/x/../d"), Map.of("LOADSTONE_HOME", "/h"), "Linux", HOME))
        .isEqualTo(Path.of("/d"));
  }

  @Test
  void choose_environment_winsOverThePlatform() {
    Map<String, String> environment = Map.of("LOADSTONE_HOME", "/h", "XDG_DATA_HOME", "/xdg");

    assertThat(DataFolder.choose(null, environment, "Linux", HOME)).isEqualTo(Path.of("/h"));
  }

  @Test
  void choose_linux_followsXdg() {
    assertThat(DataFolder.choose(null, Map.of("XDG_DATA_HOME", "/xdg"), "Linux", HOME))
        .isEqualTo(Path.of("/xdg/loadstone"));
    assertThat(DataFolder.choose(null, Map.of("XDG_DATA_HOME", "relative"), "Linux", HOME))
        .isEqualTo(Path.of("/home/ann/.local/share/loadstone"));
    assertThat(DataFolder.choose(null, Map.of("LOADSTONE_HOME", " "), "Linux", HOME))
        .isEqualTo(Path.of("/home/ann/.local/share/loadstone"));
  }

  @Test
  void choose_otherPlatforms_useTheirPlaces() {
    assertThat(DataFolder.choose(null, Map.of(), "Mac OS X", HOME))
        .isEqualTo(Path.of("/home/ann/Library/Application Support/Loadstone"));
    assertThat(DataFolder.choose(null, Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
        .isEqualTo(Path.of("/local/Loadstone"));
  }
}
