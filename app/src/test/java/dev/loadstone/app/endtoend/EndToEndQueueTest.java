package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.Behaviour;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Resource;
import dev.loadstone.core.testing.adverse.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code queue}, {@code show} and {@code verify}, command after command. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndQueueTest {
  private static final Content CONTENT = Content.of(41, 2_000_000);
  private static final Content SMALL = Content.of(42, 400);

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

  private Ended add(String... arguments) {
    String[] line = shell.getLine(arguments);
    String[] all = new String[line.length + 1];
    all[0] = "queue";
    all[1] = "add";
    System.arraycopy(line, 1, all, 2, line.length - 1);
    return shell.run(all);
  }

  private List<Map<String, @Nullable Object>> list() {
    return Json.lines(shell.run("queue", "list", "--json").ok().out());
  }

  private List<@Nullable Object> states() {
    return list().stream().map(job -> job.get("state")).toList();
  }

  @Test
  void add_downloadsNothing_andRunDoes() {
    String a = server.serve("/a.bin", SMALL);
    String b = server.serve("/b.bin", SMALL);

    Ended added = add("--label", "level 1", a, b, a).ok();

    assertThat(added.outLines())
        .containsExactly("job 1  " + a, "job 2  " + b, "job 1  " + a + "  (in the queue already)");
    assertThat(server.requests()).isEmpty();
    assertThat(states()).containsExactly("queued", "queued");

    Ended ran = shell.run("queue", "run").ok();

    assertThat(ran.outLines()).hasSize(3).last().asString().contains("2 of 2 files complete");
    assertThat(shell.published()).containsExactly("a.bin", "b.bin");
    assertThat(states()).containsExactly("published", "published");
    assertThat(shell.run("queue", "run").ok().out()).doesNotContain("bin");
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void emptyQueue_isNoError() {
    assertThat(shell.run("queue", "list").ok().out()).isEqualTo("No jobs.\n");
    assertThat(shell.run("queue", "list", "--json").ok().out()).isEmpty();
    shell.run("queue", "run").ok();
    shell.run("queue", "pause", "--all").ok();
    shell.run("queue", "retry", "--all").ok();
  }

  @Test
  void paused_isLeftAloneUntilResumed() {
    String a = server.serve("/a.bin", SMALL);
    String b = server.serve("/b.bin", SMALL);
    String c = server.serve("/c.bin", SMALL);
    add(a, b).ok();
    add("--paused", "--label", "later", c).ok();

    assertThat(shell.run("queue", "pause", "1").ok().out()).isEqualTo("1 paused\n");
    assertThat(states()).containsExactly("paused", "queued", "paused");
    shell.run("queue", "run").ok();
    assertThat(shell.published()).containsExactly("b.bin");

    assertThat(shell.run("queue", "resume", "--label", "later", "--no-run").ok().out())
        .isEqualTo("1 resumed\n");
    assertThat(states()).containsExactly("paused", "published", "queued");
    shell.run("queue", "resume", "1").ok();
    assertThat(shell.published()).containsExactly("a.bin", "b.bin");
    assertThat(states()).containsExactly("published", "published", "queued");
  }

  @Test
  void get_runsOnlyItsOwnLinks_andWakesAPausedOne() {
    String a = server.serve("/a.bin", SMALL);
    String b = server.serve("/b.bin", SMALL);
    add("--paused", a).ok();
    add(b).ok();

    shell.get(a).ok();

    assertThat(states()).containsExactly("published", "queued");
  }

  @Test
  void failed_isTriedAgainByRetry() {
    String link =
        server.serve(
            "/a.bin",
            Resource.of(SMALL),
            Script.once(new Behaviour.Say(404, "text/plain", "not yet")));
    shell.get(link).failed(4, link);
    assertThat(list().getFirst())
        .containsEntry("state", "failed")
        .containsEntry("code", "HTTP_STATUS")
        .containsEntry("status", 404L);
    assertThat(shell.run("queue", "list", "--state", "failed").ok().out()).contains("a.bin");
    shell.run("queue", "run").ok();
    assertThat(states()).containsExactly("failed");

    shell.run("queue", "retry", "--all", "--no-run").ok();
    assertThat(states()).containsExactly("queued");
    shell.run("queue", "run").ok();

    assertThat(shell.published()).containsExactly("a.bin");
  }

  @Test
  void removed_isGone_withItsPartAndIfAskedItsFile() throws IOException {
    String a = server.serve("/a.bin", SMALL);
    String b = server.serve("/b.bin", SMALL);
    String c =
        server.serve("/c.bin", Resource.of(CONTENT), Script.always(new Behaviour.Cut(1_500_000)));
    shell.get(a, b).ok();
    shell.get("--retries", "0", c).failed(5, c);
    assertThat(shell.parts()).isNotEmpty();

    assertThat(shell.run("queue", "remove", "1").ok().out()).isEqualTo("1 removed\n");
    assertThat(shell.run("queue", "remove", "2", "--delete-file").ok().out())
        .isEqualTo("1 removed\n");
    shell.run("queue", "remove", "3").ok();

    assertThat(list()).isEmpty();
    assertThat(shell.published()).containsExactly("a.bin");
    assertThat(shell.parts()).isEmpty();
    assertThat(shell.run("verify", shell.files().toString()).ok().out()).contains("1 of 1 file");
    shell.run("show", "1").failed(2, "no job 1");
  }

  @Test
  void removedWithFile_aForeignFileThatWasLeft_stays() throws IOException {
    Files.createDirectories(shell.files());
    Files.writeString(shell.file("a.bin"), "mine");
    shell.get("--on-conflict", "skip", server.serve("/a.bin", SMALL)).ok();

    shell.run("queue", "remove", "--all", "--delete-file").ok();

    assertThat(shell.file("a.bin")).hasContent("mine");
  }

  @Test
  void show_tellsStateLogRequestsAndHeaders() {
    String link =
        server.serve("/a.bin", Resource.of(CONTENT), Script.once(new Behaviour.Cut(1_500_000)));
    shell.get("-x", "1", link).ok();

    Ended plain = shell.run("show", "1").ok();
    Ended requests = shell.run("queue", "show", "1", "--requests").ok();
    Ended headers = shell.run("show", "1", "--headers").ok();
    Map<String, @Nullable Object> json = Json.object(shell.run("show", "1", "--json").ok().out());

    assertThat(plain.out())
        .contains(
            "state     published",
            "answered  206 Partial Content",
            link,
            CONTENT.sha256(),
            "entity tag",
            "resumed   at byte");
    assertThat(requests.out()).containsSubsequence("STATUS", "200", "206");
    assertThat(headers.out())
        .contains("> If-Range: " + Resource.of(CONTENT).etag(), "> Range: bytes=", "< ETag: ")
        .contains("< Content-Range: bytes ");
    assertThat(json)
        .containsEntry("state", "published")
        .containsEntry("lastStatus", 206L)
        .containsKeys("log", "requests");
    assertThat((List<?>) json.get("log")).isNotEmpty();
    assertThat((List<?>) json.get("requests")).hasSize(2);
  }

  @Test
  void show_requestsAreInTheOrderTheyBegan() {
    String link =
        server.serve(
            "/a.bin",
            Resource.of(Content.of(43, 9_000_000)),
            Script.always(new Behaviour.Slow(20_000_000)));
    shell.get("-x", "4", link).ok();

    Map<String, @Nullable Object> json = Json.object(shell.run("show", "1", "--json").ok().out());

    List<?> requests = Objects.requireNonNull((List<?>) json.get("requests"));
    List<String> times =
        requests.stream().map(r -> String.valueOf(((Map<?, ?>) r).get("time"))).toList();
    assertThat(times).hasSizeGreaterThan(1).isSorted();
  }

  @Test
  void verify_namesWhatWasChangedAndWhatIsMissing() throws IOException {
    String[] links = new String[4];
    for (int i = 0; i < links.length; i++) {
      links[i] = server.serve("/f%20" + i + ".bin", Content.of(50 + i, 5_000));
    }
    shell.get(links).ok();
    String where = shell.files().toString();
    assertThat(shell.run("verify", where).ok().out()).contains("4 of 4 files sound");

    byte[] bytes = shell.bytes("f 0.bin");
    bytes[2_500] ^= 1;
    Files.write(shell.file("f 0.bin"), bytes);
    Files.delete(shell.file("f 1.bin"));
    Files.writeString(shell.file("f 2.bin"), "short");
    Files.writeString(shell.file("mine.txt"), "not in the index");

    Ended ended = shell.run("verify", where);

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.errLines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("f 0.bin: has other bytes"),
            line -> assertThat(line).startsWith("f 1.bin: is missing"),
            line -> assertThat(line).startsWith("f 2.bin: has 5 bytes instead of 5000"));
    assertThat(ended.out()).contains("1 of 4 files sound", "1 file not in the index");
    Ended json = shell.run("verify", "--json", where);
    assertThat(json.code()).isEqualTo(5);
    assertThat(Json.object(json.out())).containsEntry("sound", false).containsEntry("problems", 3L);

    shell.get("--on-conflict", "overwrite", links[0], links[1], links[2]).ok();
    assertThat(shell.run("verify", where).ok().out()).contains("4 of 4 files sound");
  }

  @Test
  void verify_folderWithoutIndex_6() {
    shell.run("verify", folder.toString()).failed(6, "loadstone-assets.json");
  }
}
