package dev.loadstone.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.AssetKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GodotCodeTest {

  @ParameterizedTest
  @EnumSource(AssetKind.class)
  void of_everyKind_namesTheFile(AssetKind kind) {
    assertThat(GodotCode.of(kind, Path.of("props", "crate.bin"))).contains("\"props/crate.bin\"");
  }

  @Test
  void of_nameWithQuotes_staysOneText() {
    assertThat(GodotCode.of(AssetKind.IMAGE, Path.of("a\"b.png")))
        .isEqualTo("Image.load_from_file(\"a\\\"b.png\")");
  }
}
