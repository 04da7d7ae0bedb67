package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.Behaviour;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Resource;
import dev.loadstone.core.testing.adverse.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is printed where: events, plain lines, nothing; and what is never printed. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndOutputTest {
  private static final Content CONTENT = Content.of(61, 2_000_000);
  private static final Content SMALL = Content.of(62, 400);

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
  void json_eachEventIsAnObjectOnALine() {
    String good =
        server.serve("/good.bin", Resource.of(CONTENT), Script.once(new Behaviour.Cut(1_500_000)));
    String missing = server.origin() + "/missing.bin?key=secret";

    Ended ended = shell.get("--json", "-x", "1", good, missing);

    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.errLines()).hasSize(1);
    List<Map<String, @Nullable Object>> events = Json.lines(ended.out());
    assertThat(events).allSatisfy(e -> assertThat(e).containsKeys("event", "time"));
    assertThat(events.stream().filter(e -> good.equals(e.get("link"))).map(e -> e.get("event")))
        .containsSubsequence("queued", "started", "waiting", "started", "resumed", "finished");
    assertThat(only(events, "finished"))
        .containsEntry("file", shell.file("good.bin").toString())
        .containsEntry("size", CONTENT.size())
        .containsEntry("digest", "sha-256:" + CONTENT.sha256())
        .containsEntry("verdict", "unverified")
        .containsEntry("source", null);
    assertThat(only(events, "failed"))
        .containsEntry("status", 404L)
        .containsEntry("exit", 4L)
        .containsEntry("link", server.origin() + "/missing.bin?…");
    assertThat(events.getLast())
        .containsEntry("event", "summary")
        .containsEntry("jobs", 2L)
        .containsEntry("finished", 1L)
        .containsEntry("failed", 1L)
        .containsEntry("bytes", CONTENT.size())
        .containsEntry("exit", 4L);
    assertThat(ended.out() + ended.err()).doesNotContain("secret");
  }

  private static Map<String, @Nullable Object> only(
      List<Map<String, @Nullable Object>> events, String word) {
    List<Map<String, @Nullable Object>> all =
        events.stream().filter(e -> word.equals(e.get("event"))).toList();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void quiet_saysNothingButFailures() {
    String good = server.serve("/good.bin", SMALL);
    String missing = server.origin() + "/missing.bin";

    assertThat(shell.get("--quiet", good).ok().out()).isEmpty();
    Ended failed = shell.get("--quiet", "--insecure", missing).failed(4, missing);

    assertThat(failed.out()).isEmpty();
  }

  @Test
  void versionAndHelp_areOnStandardOutput() {
    assertThat(shell.run("--version").ok().outLines())
        .satisfiesExactly(
            line -> assertThat(line).matches("loadstone \\S+"),
            line -> assertThat(line).startsWith("java "),
            line -> assertThat(line).startsWith("okhttp "),
            line -> assertThat(line).startsWith("sqlite "));
    assertThat(shell.run("--help").ok().out()).contains("Usage: loadstone", "get", "queue");
    assertThat(shell.run("get", "--help").ok().out())
        .contains(
            "-d", "-o", "-x", "-j", "-i", "-H", "--user", "--checksum", "--cacert", "--insecure")
        .contains("--proxy", "--limit-rate", "--retries", "--timeout", "--stall-timeout")
        .contains("--max-time", "--max-size", "--on-conflict", "--data-dir", "--json", "--quiet");
    assertThat(shell.run("queue", "add", "--help").ok().out()).contains("Usage: loadstone queue");
    assertThat(shell.data()).doesNotExist();
  }

  @Test
  void damagedDatabase_isANoticeAndNoFailure() throws IOException {
    String link = server.serve("/good.bin", SMALL);
    shell.get(link).ok();
    for (Path file : Shell.regularFiles(shell.data())) {
      if (file.toString().endsWith(".db")) {
        Files.write(file, new byte[50_000]);
      }
    }

    Ended ended = shell.get(server.serve("/other.bin", SMALL)).ok();

    assertThat(ended.outLines()).hasSize(2);
    assertThat(ended.outLines().getFirst()).containsAnyOf("damaged", "set aside", "restored");
  }

  @Test
  void thousandSmallFiles_inOneGo() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      list.append(server.serve("/f%04d.bin".formatted(i), contentOf(i))).append('\n');
    }

    Ended ended = shell.typing(list.toString(), shell.getLine("-i", "-", "-j", "16")).ok();

    assertThat(ended.outLines()).hasSize(1_001);
    assertThat(ended.outLines().getLast()).contains("1000 of 1000 files complete");
    assertThat(shell.published()).hasSize(1_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(shell.bytes("f%04d.bin".formatted(i))).isEqualTo(bytesOf(i));
    }
    assertThat(server.requests()).hasSize(1_000);
    assertThat(shell.run("verify", shell.files().toString()).ok().out())
        .contains("1000 of 1000 files sound");

    int before = server.requests().size();
    shell.typing(list.toString(), shell.getLine("-i", "-", "-j", "16", "--quiet")).ok();
    assertThat(server.requests()).hasSize(before + 1_000);
    assertThat(server.requests().stream().skip(before)).allMatch(r -> r.status() == 304);
  }

  private static Content contentOf(int number) {
    return Content.of(number, 20L * number);
  }

  private static byte[] bytesOf(int number) {
    return contentOf(number).bytes(0, contentOf(number).size());
  }

  @Test
  void controlCharactersOfTheServer_doNotReachTheTerminal() {
    String link =
        server.serve(
            "/a.bin",
            Resource.of(SMALL),
            Script.always(new Behaviour.Set("ETag", "\"a\u001b]0;owned\u0007\"")));

    shell.get(link);
    Ended shown = shell.run("show", "1", "--headers");

    assertThat(shown.out().chars()).noneMatch(c -> c < ' ' && c != '\n');
  }

  /** In a process of its own, so that its log file is written and read as well. */
  @Test
  void secrets_areNowhereButInTheirFile() throws IOException {
    String link =
        server.serve("/a.bin", Resource.of(CONTENT), Script.once(new Behaviour.Cut(1_500_000)))
            + "?token=hush-query";
    try (Child child =
        shell.start(
            shell.getLine(
                "--user",
                "ann:hush-password",
                "-H",
                "X-Api-Key: hush-header",
                "-H",
                "Cookie: sid=hush-cookie",
                "--retries",
                "0",
                link))) {
      Ended ended = child.await();
      assertThat(ended.code()).isEqualTo(5);
      assertThat(ended.out() + ended.err()).doesNotContain("hush");
    }

    // The secrets are kept while the job needs them: the same queue goes on without being told.
    shell.run("queue", "retry", "1", "--json").ok();

    assertThat(server.requests()).allMatch(r -> r.header("Authorization").isPresent());
    assertThat(server.requests()).allMatch(r -> r.header("X-Api-Key").isPresent());
    for (String command : List.of("show 1 --headers", "show 1 --json", "queue list --json")) {
      Ended shown = shell.run(command.split(" ", -1));
      assertThat(shown.out() + shown.err()).doesNotContain("hush").doesNotContain(basic());
    }
    List<String> holders = new ArrayList<>();
    for (Path file : Shell.regularFiles(folder)) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (bytes.contains("hush-password")
          || bytes.contains("hush-header")
          || bytes.contains("hush-cookie")
          || bytes.contains(basic())) {
        holders.add(folder.relativize(file).toString());
      }
    }
    assertThat(holders).isSubsetOf("data/loadstone-secrets.json");
    assertThat(Files.getPosixFilePermissions(shell.data().resolve("loadstone-secrets.json")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(shell.bytes("loadstone-assets.json"))
        .asString(StandardCharsets.UTF_8)
        .doesNotContain("hush");
  }

  private static String basic() {
    return Base64.getEncoder().encodeToString("ann:hush-password".getBytes(StandardCharsets.UTF_8));
  }
}
