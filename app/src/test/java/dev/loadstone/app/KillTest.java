package dev.loadstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.testing.NginxServer;
import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.Behaviour;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Resource;
import dev.loadstone.core.testing.adverse.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The real program, killed by SIGKILL at random moments, again and again, then left to finish: the
 * file is right, no file that is not whole ever has the final name, and little is fetched twice.
 *
 * <p>{@code -Dloadstone.kills=N} for more kills, {@code -Dloadstone.seed=N} for the same moments.
 */
@Timeout(300)
class KillTest {
  private static final long MIB = 1 << 20;
  private static final long SIZE = 24 * MIB + 12_345;
  private static final long BYTES_PER_SECOND = 8 * MIB;
  private static final String NAME = "world.bin";
  private static final int FINISH_SECONDS = 90;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int kills = Integer.getInteger("loadstone.kills", 4);
  private final long seed = Long.getLong("loadstone.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir Path folder;

  /** An answer of a server: from which offset, and how many bytes it sent. */
  private record Sent(long start, long bytes) {}

  /** The server's side of a test. */
  private interface Origin {
    String link();

    /** All answers so far, those to killed clients included. */
    List<Sent> answers() throws IOException;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void get_killedAgainAndAgainAgainstNginx_finishesTheRightFile(int connections) throws Exception {
    NginxServer.require();
    Content content = Content.of(seed, SIZE);
    Path root = Files.createDirectories(folder.resolve("root"));
    write(content, root.resolve(NAME));
    NginxServer.Options slow =
        NginxServer.Options.PLAIN.withBytesPerSecond(BYTES_PER_SECOND / connections);
    try (NginxServer nginx = NginxServer.start(folder.resolve("nginx"), root, slow)) {
      killAndFinish(content, connections, origin(nginx), this::awaitRandomTime);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void get_killedAfterRandomBytes_finishesTheRightFile(int connections) throws Exception {
    Content content = Content.of(seed, SIZE);
    try (AdverseServer server = AdverseServer.start().sendBuffer(64 << 10)) {
      Script slow = Script.always(new Behaviour.Slow(4 * BYTES_PER_SECOND / connections));
      String link = server.serve("/" + NAME, Resource.of(content), slow);
      killAndFinish(
          content, connections, origin(server, link), child -> awaitRandomBytes(child, server));
    }
  }

  @Test
  void get_listKilledAgainAndAgain_hasOnlyWholeFilesAtAnyTime() throws Exception {
    List<Content> contents = new ArrayList<>();
    Path list = folder.resolve("links.txt");
    try (AdverseServer server = AdverseServer.start()) {
      StringBuilder links = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        contents.add(Content.of(seed + i, 1 + random.nextInt(60_000)));
        links.append(server.serve("/" + i + ".bin", contents.get(i))).append('\n');
      }
      Files.writeString(list, links);
      List<String> command = command("-j", "8", "-i", list.toString());
      for (int round = 0; round <= kills; round++) {
        int before = server.requests().size();
        try (ChildProgram child = ChildProgram.start(folder.resolve("output"), command)) {
          if (round == kills) {
            assertThat(child.await(FINISH_SECONDS)).as(child.said()).isZero();
          } else {
            int more = random.nextInt(1, 150);
            awaitOrEnd(child, () -> server.requests().size() >= before + more);
          }
        }
        assertOnlyWholeFiles(contents, round == kills);
      }
    }
  }

  /** When to kill: returns then, or once the program has ended by itself. */
  @FunctionalInterface
  private interface Moment {
    void await(ChildProgram child) throws InterruptedException;
  }

  private void killAndFinish(Content content, int connections, Origin origin, Moment moment)
      throws Exception {
    List<String> command = command("-x", Integer.toString(connections), origin.link());
    RangeSet kept = RangeSet.EMPTY;
    for (int round = 0; round <= kills; round++) {
      int before = origin.answers().size();
      try (ChildProgram child = ChildProgram.start(folder.resolve("output"), command)) {
        if (round < kills) {
          moment.await(child);
        } else {
          awaitOrEnd(child, () -> isShort(content));
          assertThat(isShort(content)).as("seed %d", seed).isFalse();
          assertThat(child.await(FINISH_SECONDS)).as(child.said()).isZero();
        }
      }
      assertNoWrongFile(content, round == kills);
      List<Sent> answers = origin.answers();
      assertLittleTwice(round, kept, answers.subList(before, answers.size()), connections);
      kept = Remains.of(content, target(), NAME);
    }
  }

  private void assertNoWrongFile(Content content, boolean mustBeThere) throws IOException {
    Path file = target().resolve(NAME);
    if (mustBeThere || Files.exists(file)) {
      assertThat(Files.size(file)).as("seed %d", seed).isEqualTo(content.size());
      assertThat(Remains.isExactly(content, file)).as("seed %d", seed).isTrue();
    }
  }

  private boolean isShort(Content content) {
    try {
      Path file = target().resolve(NAME);
      return Files.exists(file) && Files.size(file) != content.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of what lay on disk, at most 1 MiB for each segment may have come again. */
  private void assertLittleTwice(int round, RangeSet kept, List<Sent> answers, int connections) {
    long twice =
        answers.stream()
            .mapToLong(sent -> Remains.overlap(kept, sent.start(), sent.start() + sent.bytes()))
            .sum();
    assertThat(twice)
        .as("seed %d, round %d, on disk %s, sent %s", seed, round, kept, answers)
        .isLessThanOrEqualTo(connections * MIB);
  }

  private void assertOnlyWholeFiles(List<Content> contents, boolean all) throws IOException {
    for (int i = 0; i < contents.size(); i++) {
      Path file = target().resolve(i + ".bin");
      if (all || Files.exists(file)) {
        assertThat(Remains.isExactly(contents.get(i), file)).as("seed %d, %s", seed, file).isTrue();
      }
    }
  }

  private List<String> command(String... more) {
    List<String> command = new ArrayList<>(List.of("get", "--data-dir"));
    command.add(folder.resolve("data").toString());
    command.addAll(List.of("-d", target().toString()));
    command.addAll(List.of(more));
    return command;
  }

  private Path target() {
    return folder.resolve("target");
  }

  private static Origin origin(NginxServer nginx) {
    return new Origin() {
      @Override
      public String link() {
        return nginx.origin() + "/" + NAME;
      }

      @Override
      public List<Sent> answers() throws IOException {
        assertThat(nginx.awaitIdle(PATIENCE)).isTrue();
        return nginx.requests().stream()
            .map(logged -> new Sent(logged.start(), logged.bytesSent()))
            .toList();
      }
    };
  }

  private static Origin origin(AdverseServer server, String link) {
    return new Origin() {
      @Override
      public String link() {
        return link;
      }

      @Override
      public List<Sent> answers() {
        assertThat(AdverseServer.await(() -> server.openConnections() == 0, PATIENCE)).isTrue();
        return server.requests().stream()
            .map(seen -> new Sent(seen.start(), seen.bytesSent()))
            .toList();
      }
    };
  }

  /** Any time from the start of the process on. */
  private void awaitRandomTime(ChildProgram child) throws InterruptedException {
    long end = System.nanoTime() + random.nextLong(2_000_000_000L);
    awaitOrEnd(child, () -> System.nanoTime() - end > 0);
  }

  /** A random part of the file later. */
  private void awaitRandomBytes(ChildProgram child, AdverseServer server) {
    long wanted = server.bytesSent() + random.nextLong(2 * SIZE / kills);
    awaitOrEnd(child, () -> server.bytesSent() >= wanted);
  }

  private static void awaitOrEnd(ChildProgram child, BooleanSupplier condition) {
    assertThat(AdverseServer.await(() -> condition.getAsBoolean() || !child.isRunning(), PATIENCE))
        .isTrue();
  }

  private static void write(Content content, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long at = 0; at < content.size(); at += MIB) {
        out.write(content.bytes(at, Math.min(content.size(), at + MIB)));
      }
    }
  }
}
