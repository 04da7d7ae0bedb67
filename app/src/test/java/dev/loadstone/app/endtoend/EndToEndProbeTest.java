package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code probe}: what is said about links, and that nothing is written. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndProbeTest {
  @TempDir Path folder;
  private final AdverseServer server = AdverseServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void probe_links_tellsSizeKindNameAndWhetherResumable() {
    String rock = server.serve("/rock.glb", Content.of(1, 3 << 20));

    Ended ended = shell.run("probe", rock).ok();

    assertThat(ended.out()).containsPattern("3.00 MiB +model .* yes +rock\\.glb");
    assertThat(shell.files()).doesNotExist();
    assertThat(shell.data())
        .satisfiesAnyOf(
            data -> assertThat(data).doesNotExist(),
            data -> assertThat(data.resolve("loadstone.db")).doesNotExist());
  }

  @Test
  void probe_oneMissing_tellsTheOthersAndFailsAsGetWould() {
    String rock = server.serve("/rock.glb", Content.of(1, 300));
    String gone = rock.replace("rock.glb", "gone.png");

    Ended ended = shell.run("probe", gone, rock);

    assertThat(ended.out()).contains("rock.glb");
    assertThat(ended.err()).contains("404").contains("gone.png");
    assertThat(ended.code()).isEqualTo(shell.get(gone).code());
  }

  @Test
  void probe_json_hasOneObjectForEachLink() {
    String rock = server.serve("/rock.glb", Content.of(1, 300));

    assertThat(shell.run("probe", "--json", rock).ok().out())
        .contains("\"size\":300")
        .contains("\"kind\":\"model\"")
        .contains("\"resumable\":\"proved\"");
    assertThat(Files.exists(shell.files())).isFalse();
  }
}
