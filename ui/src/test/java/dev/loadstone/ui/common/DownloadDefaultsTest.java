package dev.loadstone.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadDefaultsTest {
  @TempDir Path folder;
  private Preferences preferences;
  private DownloadDefaults defaults;

  @BeforeEach
  void open() {
    preferences = Preferences.in(folder);
    defaults = new DownloadDefaults(preferences);
  }

  @Test
  void nextFolder_nothingAddedYet_isTheOneSet() {
    assertThat(defaults.nextFolder()).isEqualTo(defaults.folder());
    defaults.keepFolder(folder.resolve("set"));
    assertThat(defaults.nextFolder()).isEqualTo(folder.resolve("set"));
  }

  @Test
  void nextFolder_anotherWasUsed_isThatOneAndKept() {
    defaults.keepFolder(folder.resolve("set"));
    defaults.useFolder(folder.resolve("used"));
    preferences.save();

    DownloadDefaults later = new DownloadDefaults(Preferences.in(folder));

    assertThat(later.nextFolder()).isEqualTo(folder.resolve("used"));
    assertThat(later.folder()).isEqualTo(folder.resolve("set"));
  }

  @Test
  void nextFolder_setSinceAnotherWasUsed_isTheOneSet() {
    defaults.useFolder(folder.resolve("used"));
    defaults.keepFolder(folder.resolve("set"));

    assertThat(defaults.nextFolder()).isEqualTo(folder.resolve("set"));
  }
}
