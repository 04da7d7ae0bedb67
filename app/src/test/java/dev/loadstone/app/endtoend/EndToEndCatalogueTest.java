package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.adverse.BadServer;
import dev.loadstone.core.testing.adverse.Catalogue;
import dev.loadstone.core.testing.adverse.ChangingFiles;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Expected;
import dev.loadstone.core.testing.adverse.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who, against each bad server there is, gives the same command again until it ends well
 * or often enough: a wrong file never appears, and each failure is one line and a documented code.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
class EndToEndCatalogueTest {
  private static final long SEED = 71;
  private static final int PATIENCE = 10;

  private static final Set<Integer> CODES = Set.of(3, 4, 5, 6, 7);

  @TempDir Path folder;

  static Stream<BadServer> servers() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void sameCommandAgainAndAgain_neverMakesAWrongFile(BadServer bad) throws IOException {
    Shell shell = new Shell(folder);
    boolean ends = bad.expected() instanceof Expected.Whole;
    try (Scene scene = bad.open(SEED)) {
      String[] command = shell.getLine(options(bad, scene).toArray(String[]::new));
      Ended ended = shell.run(command);
      for (int i = 1; i < (ends ? PATIENCE : 2) && ended.code() != 0; i++) {
        assertFailure(ended, shell);
        ended = shell.run(command);
      }
      if (ended.code() != 0) {
        assertFailure(ended, shell);
        assertThat(ends).as(ended.err()).isFalse();
        return;
      }
      assertThat(bad.expected()).as(ended.out()).isNotInstanceOf(Expected.Absent.class);
      assertThat(shell.published()).hasSize(1);
      if (bad.expected() instanceof Expected.Undetectable) {
        assertThat(ended.out()).contains("unverified");
      } else {
        assertWhole(shell.file(shell.published().first()), scene.content(), bad);
      }
    }
  }

  private static List<String> options(BadServer bad, Scene scene) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-x", Integer.toString(bad.terms().connections()), "--retries", "0"));
    options.addAll(List.of("--timeout", "1", "--stall-timeout", "1"));
    if (bad.terms().checksumGiven()) {
      options.addAll(List.of("--checksum", "sha-256:" + scene.content().sha256()));
    }
    if (bad.terms().maxSize() > 0) {
      options.addAll(List.of("--max-size", Long.toString(bad.terms().maxSize())));
    }
    options.add(scene.link());
    return options;
  }

  private static void assertFailure(Ended ended, Shell shell) {
    assertThat(ended.errLines()).hasSize(1);
    assertThat(CODES).contains(ended.code());
    assertThat(shell.published()).isEmpty();
  }

  /** Of a file that changes meanwhile, the version that the first answer began is right too. */
  private static void assertWhole(Path file, Content content, BadServer bad) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Content earlier = Content.of(~SEED, content.size());
    boolean right = Arrays.equals(bytes, content.bytes(0, content.size()));
    boolean rightEarlier =
        bad == ChangingFiles.CHANGED_UNDER_SEGMENTS
            && Arrays.equals(bytes, earlier.bytes(0, earlier.size()));
    assertThat(right || rightEarlier).as("%s has the bytes of one version", file).isTrue();
  }
}
