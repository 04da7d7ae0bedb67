package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.Behaviour;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Reply.Fault;
import dev.loadstone.core.testing.adverse.Resource;
import dev.loadstone.core.testing.adverse.Script;
import dev.loadstone.core.testing.adverse.SeenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same command again: after a cut, a signal, a kill, success, and a change on the server. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndResumeTest {
  private static final Content CONTENT = Content.of(31, 4_000_003);
  private static final Content CHANGED = Content.of(32, 4_000_003);
  private static final int CUT = 2_500_000;

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

  private String serve(Script script) {
    return server.serve("/pack.bin", Resource.of(CONTENT), script);
  }

  private void assertPublished(Content content) {
    assertThat(shell.published()).containsExactly("pack.bin");
    assertThat(shell.parts()).isEmpty();
    assertThat(shell.bytes("pack.bin")).isEqualTo(content.bytes(0, content.size()));
  }

  /** Offset of the newest request, which must be conditional and answered by 206. */
  private long resumedAt() {
    SeenRequest last = server.requests().getLast();
    assertThat(last.status()).isEqualTo(206);
    assertThat(last.header("If-Range")).isEqualTo(Optional.ofNullable(Resource.of(CONTENT).etag()));
    String range = last.header("Range").orElseThrow();
    assertThat(range).matches("bytes=\\d+-(\\d+)?");
    return Long.parseLong(range.replaceFirst("bytes=(\\d+)-.*", "$1"));
  }

  @Test
  void connectionCut_sameCommandGoesOnUnderIfRange() {
    String link = serve(Script.once(new Behaviour.Cut(CUT)));
    shell.get("--retries", "0", "-x", "1", link).failed(5, link);
    assertThat(shell.published()).isEmpty();

    Ended again = shell.get("--retries", "0", "-x", "1", link).ok();

    assertThat(resumedAt()).isBetween(1L, (long) CUT);
    assertThat(again.out()).contains("resumed at " + resumedAt());
    assertPublished(CONTENT);
  }

  @Test
  void connectionCut_goesOnByItselfWithRetries() {
    String link = serve(Script.once(new Behaviour.Cut(CUT)));

    shell.get("-x", "1", link).ok();

    assertThat(resumedAt()).isBetween(1L, (long) CUT);
    assertPublished(CONTENT);
  }

  @Test
  void allThereAndUnchanged_costsOneSmallRequest() {
    String link = serve(Script.always());
    shell.get(link).ok();
    int before = server.requests().size();
    long bytes = server.bytesSent();

    Ended again = shell.get(link).ok();

    assertThat(server.requests()).hasSize(before + 1);
    assertThat(server.requests().getLast().status()).isEqualTo(304);
    assertThat(server.bytesSent()).isEqualTo(bytes);
    assertThat(again.outLines()).singleElement().asString().contains("pack.bin");
    assertThat(shell.run("show", "1").ok().out()).contains("answered  304 Not Modified");
    assertPublished(CONTENT);
  }

  @Test
  void allThereAndChecksumGiven_costsNoRequest() {
    String link = serve(Script.always());
    shell.get("--checksum", "sha-256:" + CONTENT.sha256(), link).ok();
    int before = server.requests().size();

    shell.get("--checksum", "sha-256:" + CONTENT.sha256(), link).ok();

    assertThat(server.requests().size()).isLessThanOrEqualTo(before + 1);
    assertPublished(CONTENT);
  }

  @Test
  void changedOnTheServer_isFetchedAnewAndReplacesOurOwn() {
    shell.get(serve(Script.always())).ok();
    String link = server.serve("/pack.bin", CHANGED);

    shell.get(link).ok();

    assertPublished(CHANGED);
  }

  @Test
  void changedAfterACut_startsOver() {
    String link = serve(Script.always(new Behaviour.Cut(CUT)));
    shell.get("--retries", "0", link).failed(5, link);
    server.serve("/pack.bin", CHANGED);

    shell.get("--retries", "0", link).ok();

    assertPublished(CHANGED);
  }

  @Test
  void ourFileChangedByHand_isNotOverwritten() throws IOException {
    String link = serve(Script.always());
    shell.get(link).ok();
    Files.writeString(shell.file("pack.bin"), "edited by hand");

    shell.get(link).ok();

    assertThat(shell.file("pack.bin")).hasContent("edited by hand");
    assertThat(shell.published()).containsExactly("pack (1).bin", "pack.bin");
    assertThat(shell.bytes("pack (1).bin")).isEqualTo(CONTENT.bytes(0, CONTENT.size()));
  }

  @Test
  void ourFileDeletedByHand_isFetchedAgain() throws IOException {
    String link = serve(Script.always());
    shell.get(link).ok();
    Files.delete(shell.file("pack.bin"));

    shell.get(link).ok();

    assertPublished(CONTENT);
  }

  @Test
  void dataFolderLost_theFileIsNotTakenForOurs_andThePartNotForTheFile() throws IOException {
    String link = serve(Script.once(new Behaviour.Cut(CUT)));
    shell.get("--retries", "0", link).failed(5, link);
    Shell other = new Shell(folder).with("LOADSTONE_HOME", folder.resolve("other").toString());

    other.get(link).ok();

    assertPublished(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void interrupted_130AndTheSameCommandGoesOn(String signal) {
    String link = serve(Script.once(new Behaviour.Fail(Fault.STALL, CUT)));
    try (Child child = shell.start(shell.getLine("--json", "-x", "1", link))) {
      child.awaitOut("\"progress\".*\"received\":[1-9]");
      assertThat(shell.published()).isEmpty();
      child.signal(signal);

      Ended ended = child.await();

      assertThat(ended.code()).isEqualTo(130);
      assertThat(ended.err()).isEmpty();
      assertThat(ended.out()).contains("run the same command again");
      assertThat(Json.lines(ended.out()).getLast())
          .containsEntry("event", "summary")
          .containsEntry("exit", 130L)
          .containsEntry("unfinished", 1L);
    }
    assertThat(shell.published()).isEmpty();
    assertThat(shell.parts()).isNotEmpty();
    assertThat(shell.run("queue", "list").ok().out()).contains("queued");

    shell.get("-x", "1", link).ok();

    assertThat(resumedAt()).isBetween(1L, (long) CUT);
    assertPublished(CONTENT);
  }

  @Test
  void killed_theSameCommandGoesOn_atMostOneMebibyteBack() {
    String link = serve(Script.once(new Behaviour.Fail(Fault.STALL, CUT)));
    try (Child child = shell.start(shell.getLine("--json", "-x", "1", link))) {
      child.awaitOut("\"progress\".*\"received\":" + CUT);
      child.signal("KILL");
      assertThat(child.await().code()).isEqualTo(137);
    }

    shell.get("-x", "1", link).ok();

    assertThat(resumedAt()).isBetween((long) CUT - (1 << 20), (long) CUT);
    assertPublished(CONTENT);
  }

  @Test
  void secondProgramOnTheDataFolder_saysSoAndLooksOnly() {
    String link = serve(Script.always(new Behaviour.Fail(Fault.STALL, CUT)));
    try (Child child = shell.start(shell.getLine("--json", link))) {
      child.awaitOut("\"started\"");

      shell.get(link).failed(6, "Another Loadstone", "close it first");
      shell.run("queue", "add", link).failed(6, "Another Loadstone");
      shell.run("queue", "pause", "--all").failed(6, "Another Loadstone");
      assertThat(shell.run("queue", "list").ok().out()).contains("pack.bin");
      assertThat(shell.run("show", "1").ok().out()).contains(link);

      child.signal("INT");
      assertThat(child.await().code()).isEqualTo(130);
    }
  }

  @Test
  void relativeFolder_isThatOfTheCommand() {
    String link = serve(Script.always());
    try (Child child = shell.start("get", "--quiet", link)) {
      Ended ended = child.await();

      assertThat(ended.code()).isZero();
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).isEmpty();
      assertThat(child.folder().resolve("pack.bin")).exists();
    }
  }
}
