package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import dev.loadstone.core.testing.LocalServer;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.Behaviour;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Resource;
import dev.loadstone.core.testing.adverse.Script;
import dev.loadstone.core.testing.adverse.SeenRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of {@code get}, seen from the server and from the disk. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndGetTest {
  private static final Content CONTENT = Content.of(21, 70_001);
  private static final Content OTHER = Content.of(22, 300);

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

  private static byte[] all(Content content) {
    return content.bytes(0, content.size());
  }

  private String named(String path, String disposition) {
    return server.serve(
        path,
        Resource.of(OTHER),
        Script.always(new Behaviour.Set("Content-Disposition", disposition)));
  }

  @Test
  void out_namesTheFileInsideTheFolder() {
    String link = server.serve("/dl", CONTENT);

    shell.get("-o", "textures/big rock ü.png", link).ok();

    assertThat(shell.published()).containsExactly("textures/big rock ü.png");
    assertThat(shell.bytes("textures/big rock ü.png")).isEqualTo(all(CONTENT));
  }

  @Test
  void noName_isTheLinksAndDecoded() {
    String first = server.serve("/a%20b%C3%A9.bin", OTHER);
    String second = server.serve("/d%C3%AEr/%E2%9C%93.bin", OTHER);

    shell.get(first + "?signature=abc", second.replace("%E2%9C%93", "✓")).ok();

    assertThat(shell.published()).containsExactly("a bé.bin", "✓.bin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attachment; filename=\"../../evil.bin\" | evil.bin",
        "attachment; filename=\"/etc/cron.d/evil.bin\" | evil.bin",
        "attachment; filename=\"..\\\\..\\\\evil.bin\" | evil.bin",
        "attachment; filename=x.bin; filename*=UTF-8''na%C3%AFve%2F..%2Frock.bin | rock.bin",
        "attachment; filename=\"nul\" | _nul",
        "attachment; filename=\"gpj.\u202ebin\" | gpj.bin",
        "inline | dl.bin",
      })
  void dispositionOfTheServer_isMadeSafe(String disposition, String expected) {
    String link = named("/dl.bin", disposition);

    shell.get(link).ok();

    assertThat(shell.published()).hasSize(1);
    assertThat(shell.published().first()).isEqualTo(expected);
    assertThat(Shell.regularFiles(folder)).allMatch(p -> p.startsWith(folder));
  }

  @Test
  void list_withCommentsOptionsAndIndentedLines_isDownloaded() throws IOException {
    String a = server.serve("/a.bin", CONTENT);
    String b = server.serve("/b.bin", OTHER);
    String c = server.serve("/c.bin", OTHER);
    String d = server.serve("/d.bin", OTHER);
    String list =
        """
        # the level's assets

        %s
        %s\tout=packs/base.pck\tchecksum=sha-256:%s
        %s
          dir=models
          header=X-Studio: blue
           \t
        # the end
        """
            .formatted(a, b, OTHER.sha256(), c);
    Path file = Files.writeString(folder.resolve("links ü.txt"), list);

    Ended ended = shell.get("-i", file.toString(), d, "-j", "2").ok();

    assertThat(shell.published())
        .containsExactly("a.bin", "d.bin", "models/c.bin", "packs/base.pck");
    assertThat(ended.outLines()).hasSize(6);
    assertThat(ended.outLines().getFirst()).startsWith("Passwords are kept in ");
    assertThat(ended.out()).contains("packs/base.pck  300 B  verified (sha-256");
    assertThat(headersOf("/c.bin", "X-Studio")).containsExactly("blue");
    assertThat(headersOf("/a.bin", "X-Studio")).isEmpty();
  }

  @Test
  void list_withFoldersInsideTheFolder_eachFolderHasItsIndex() throws IOException {
    String a = server.serve("/a.bin", CONTENT);
    String b = server.serve("/b.bin", OTHER);
    Path list = Files.writeString(folder.resolve("l"), "%s\tdir=models\n%s\n".formatted(a, b));

    try (Child child = shell.start(shell.getLine("-i", list.toString(), "-j", "1"))) {
      assertThat(child.await().ok().err()).isEmpty();
    }

    Path models = shell.files().resolve("models");
    assertThat(shell.run("verify", models.toString()).ok().out()).contains("1 of 1 file");
    assertThat(shell.run("verify", shell.files().toString()).ok().out()).contains("1 of 1 file");
  }

  private List<String> headersOf(String path, String name) {
    return server.requests().stream()
        .filter(r -> r.path().equals(path))
        .flatMap(r -> r.headers().all(name).stream())
        .toList();
  }

  @Test
  void list_fromStandardInput_isDownloaded() {
    String a = server.serve("/a.bin", CONTENT);
    String b = server.serve("/b.bin", OTHER);

    shell
        .typing("\ufeff# typed\r\n" + a + "\r\n\r\n" + b + "\tout=c.bin", shell.getLine("-i", "-"))
        .ok();

    assertThat(shell.published()).containsExactly("a.bin", "c.bin");
  }

  @Test
  void list_withOneWrongLine_2AndNothingAsked() {
    String a = server.serve("/a.bin", CONTENT);

    shell
        .typing(a + "\nhttp://\n" + a + "\tout=../x\n", shell.getLine("-i", "-"))
        .failed(2, "standard input, line 2: ", "1 more wrong line");

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void headersAndSignIn_reachTheServerAndNobodyElse() {
    try (AdverseServer stranger = AdverseServer.start()) {
      String elsewhere = stranger.serve("/real.bin", OTHER);
      String link =
          server.serve(
              "/private.bin",
              Resource.of(OTHER),
              Script.always(new Behaviour.Redirect(302, elsewhere)));

      shell.get("-H", "X-Studio: blue", "-H", "Cookie: a=b", "--user", "ann:hush", link).ok();

      SeenRequest asked = server.requests().getFirst();
      assertThat(asked.header("X-Studio")).contains("blue");
      assertThat(asked.header("Cookie")).contains("a=b");
      assertThat(asked.header("Authorization"))
          .contains(
              "Basic "
                  + Base64.getEncoder()
                      .encodeToString("ann:hush".getBytes(StandardCharsets.UTF_8)));
      assertThat(stranger.requests().getFirst().headers().fields())
          .extracting(HeaderField::name)
          .doesNotContain("X-Studio", "Cookie", "Authorization");
    }
    assertThat(shell.published()).containsExactly("private.bin");
  }

  @Test
  void checksum_thatAgrees_isTheVerdict() {
    String link = server.serve("/rock.bin", CONTENT);

    Ended ended =
        shell.get("--checksum", "SHA-256:" + CONTENT.sha256().toUpperCase(Locale.ROOT), link).ok();

    assertThat(ended.out()).contains("verified (sha-256, ");
  }

  @Test
  void checksumsBeside_areFoundIfAsked() {
    String link = server.serve("/rock.bin", CONTENT);
    byte[] line = (CONTENT.sha256() + "  rock.bin\n").getBytes(StandardCharsets.UTF_8);
    server.serve(
        "/rock.bin.sha256",
        Resource.of(OTHER),
        Script.always(
            new Behaviour.Say(200, "text/plain", new String(line, StandardCharsets.UTF_8))));

    assertThat(shell.get("--find-checksums", link).ok().out()).contains("verified (sha-256, ");
  }

  @Test
  void privateAuthority_isTrustedIfNamed_andInsecureIsLoud() throws IOException {
    HeldCertificate authority =
        new HeldCertificate.Builder().commonName("Studio").certificateAuthority(0).build();
    HeldCertificate leaf =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("127.0.0.1")
            .signedBy(authority)
            .build();
    HandshakeCertificates keys =
        new HandshakeCertificates.Builder().heldCertificate(leaf, authority.certificate()).build();
    Path pem = Files.writeString(folder.resolve("studio.pem"), authority.certificatePem());
    try (RawServer tls =
        RawServer.startTls(
            keys.sslContext().getServerSocketFactory(),
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
              return true;
            })) {
      shell.get("-o", "a", tls.link("/a").text()).failed(7, "--cacert");
      Ended trusted = shell.get("-o", "b", "--cacert", pem.toString(), tls.link("/b").text()).ok();
      Ended insecure = shell.get("-o", "c", "--insecure", tls.link("/c").text()).ok();

      assertThat(shell.published()).containsExactly("b", "c");
      assertThat(trusted.out()).doesNotContain("ertificate");
      assertThat(insecure.outLines().getFirst()).contains("--insecure").contains("certificate");
    }
  }

  @Test
  void proxy_isAskedInsteadOfTheServer() {
    try (RawServer proxy = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")) {
      shell
          .get("--proxy", "http://127.0.0.1:" + proxy.port(), "http://assets.example/hello.txt")
          .ok();

      assertThat(proxy.received().getFirst().line())
          .isEqualTo("GET http://assets.example/hello.txt HTTP/1.1");
    }
    assertThat(shell.bytes("hello.txt")).asString().isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 3"})
  void retries_areCountedAtTheServer(int retries, int expected) {
    String link =
        server.serve(
            "/rock.bin",
            Resource.of(CONTENT),
            Script.always(new Behaviour.Say(503, "text/plain", "later")));

    shell.get("--retries", Integer.toString(retries), link).failed(4, "503");

    assertThat(server.requests()).hasSize(expected);
  }

  @Test
  void onConflict_isFollowed() throws IOException {
    Files.createDirectories(shell.files());
    Files.writeString(shell.file("rock.bin"), "mine");
    String link = server.serve("/rock.bin", OTHER);

    Ended skip = shell.get("--on-conflict", "skip", link).ok();
    assertThat(skip.out()).contains("rock.bin");
    assertThat(shell.file("rock.bin")).hasContent("mine");
    assertThat(shell.published()).containsExactly("rock.bin");

    shell.get("--on-conflict", "fail", link).failed(6, "rock.bin");
    assertThat(shell.file("rock.bin")).hasContent("mine");

    shell.get(link).ok();
    assertThat(shell.published()).containsExactly("rock (1).bin", "rock.bin");
    assertThat(shell.bytes("rock (1).bin")).isEqualTo(all(OTHER));
    assertThat(shell.file("rock.bin")).hasContent("mine");
  }

  @Test
  void onConflictOverwrite_replacesOnceTheNewFileIsWhole() throws IOException {
    Files.createDirectories(shell.files());
    Files.writeString(shell.file("rock.bin"), "mine");
    String link =
        server.serve("/rock.bin", Resource.of(OTHER), Script.once(new Behaviour.Cut(100)));

    shell.get("--on-conflict", "overwrite", "--retries", "0", link).failed(5, link);
    assertThat(shell.file("rock.bin")).hasContent("mine");

    shell.get("--on-conflict", "overwrite", link).ok();
    assertThat(shell.bytes("rock.bin")).isEqualTo(all(OTHER));
    assertThat(shell.published()).containsExactly("rock.bin");
  }

  @Test
  void remoteTime_isGivenToTheFile() throws IOException {
    shell.get("--remote-time", server.serve("/rock.bin", OTHER)).ok();

    assertThat(Files.getLastModifiedTime(shell.file("rock.bin")).toInstant())
        .isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
  }

  @Test
  void bytesInProgress_neverHaveTheFinalName() {
    Gate gate = new Gate();
    FakeResource resource = FakeResource.random(23, 200_000);
    try (LocalServer held = new LocalServer()) {
      var link = held.link("/rock.bin");
      held.serve(link, resource).next(link, FakeBehaviour.NORMAL.heldAt(gate, 120_000));
      var running = CompletableFuture.supplyAsync(() -> shell.get(link.text()));
      gate.awaitReached();
      AdverseServer.await(() -> !shell.parts().isEmpty(), Duration.ofSeconds(20));

      assertThat(shell.published()).isEmpty();
      assertThat(shell.parts()).isNotEmpty().doesNotContain("rock.bin");

      gate.release();
      running.join().ok();
    }
    assertThat(shell.bytes("rock.bin")).isEqualTo(resource.bytes());
    assertThat(shell.parts()).isEmpty();
  }

  @Test
  void dataFolder_isTheOptionElseTheEnvironment() {
    String link = server.serve("/rock.bin", OTHER);
    Path option = folder.resolve("chosen");

    shell.get("--data-dir", option.toString(), link).ok();
    assertThat(option).isNotEmptyDirectory();
    assertThat(shell.data()).doesNotExist();

    assertThat(shell.run("--data-dir", option.toString(), "queue", "list").ok().out())
        .contains("published");
    assertThat(shell.run("queue", "list").ok().out()).doesNotContain("published");
    shell.get("-o", "b", link).ok();
    assertThat(shell.data()).isNotEmptyDirectory();
  }

  @Test
  void severalConnections_makeOneRightFile() {
    Content large = Content.of(24, 9_000_001);
    String link =
        server.serve(
            "/pack.bin", Resource.of(large), Script.always(new Behaviour.Slow(20_000_000)));

    shell.get("-x", "4", "--checksum", "sha-256:" + large.sha256(), link).ok();

    assertThat(server.requests().stream().filter(r -> r.status() == 206).count())
        .isBetween(1L, 16L);
    assertThat(shell.bytes("pack.bin")).isEqualTo(all(large));
  }

  @Test
  void limitRate_isAccepted_andTheFileIsWhole() {
    shell.get("--limit-rate", "10M", server.serve("/rock.bin", CONTENT)).ok();

    assertThat(shell.bytes("rock.bin")).isEqualTo(all(CONTENT));
  }

  @Test
  void emptyFile_isPublished() {
    shell.get(server.serve("/empty.bin", Content.of(25, 0))).ok();

    assertThat(shell.bytes("empty.bin")).isEmpty();
  }

  @Test
  void filesWithTheirIndex_withoutTheDatabase_areKnownByTheirBytes() throws IOException {
    String same = server.serve("/same.bin", CONTENT);
    String changed = server.serve("/changed.bin", CONTENT);
    shell.get(same, changed).ok();
    Files.write(shell.file("changed.bin"), new byte[(int) CONTENT.size()]);
    String another = folder.resolve("another").toString();

    shell.get("--data-dir", another, same, changed).ok();

    assertThat(shell.published()).containsExactly("changed (1).bin", "changed.bin", "same.bin");
    assertThat(shell.run("show", "1", "--data-dir", another).ok().out())
        .contains("known by the folder's index", "the server's file is the one published before");
  }

  @Test
  void sameLinkTwice_isOneDownload() {
    String link = server.serve("/rock.bin", CONTENT);

    shell.get(link, link).ok();

    assertThat(shell.published()).containsExactly("rock.bin");
    assertThat(server.requests()).hasSize(1);
  }
}
