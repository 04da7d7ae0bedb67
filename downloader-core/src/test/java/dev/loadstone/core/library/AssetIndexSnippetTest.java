package dev.loadstone.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that the Javadoc shows compiles and loads a file. */
class AssetIndexSnippetTest {
  private static final Path SOURCE =
      Path.of("src/main/java/dev/loadstone/core/library/AssetIndex.java");

  @TempDir private Path folder;

  @Test
  void snippet_asItIsShown_loadsAnAsset() throws Exception {
    Path file = Files.writeString(folder.resolve("LoadRock.java"), snippet());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-proc:none");
    try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      assertThat(
              compiler
                  .getTask(null, manager, null, options, null, manager.getJavaFileObjects(file))
                  .call())
          .isTrue();
    }
    Path rock = folder.resolve("textures/rock.png");
    Files.createDirectories(rock.getParent());
    Files.write(rock, new byte[] {1, 2, 3});
    Files.writeString(
        folder.resolve(AssetIndex.FILE_NAME),
        "{\"format\":\"loadstone-assets\",\"version\":1,\"assets\":[{\"path\":\"textures/rock.png\","
            + "\"size\":3,\"sha256\":\""
            + "0".repeat(64)
            + "\"}]}");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Object bytes =
          loader.loadClass("LoadRock").getMethod("load", Path.class).invoke(null, folder);
      assertThat(bytes).isEqualTo(new byte[] {1, 2, 3});
    }
  }

  private static String snippet() throws IOException {
    String source = Files.readString(SOURCE);
    int start = source.indexOf("{@snippet :") + "{@snippet :".length();
    int end = source.indexOf("\n * }\n */", start);
    return source.substring(start, end).replaceAll("(?m)^ \\* ?", "");
  }
}
