package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.NginxServer;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.adverse.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways to say who asks, with {@code get} and {@code request}: who hears it, and that nobody
 * else does and nothing keeps it.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndSignInTest {
  private static final String PASSWORD = "PLANTED-password";
  private static final String OTHER_PASSWORD = "PLANTED-other";
  private static final String TOKEN = "PLANTED-token";
  private static final String COOKIE = "PLANTED-cookie";
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
  private static final Content LARGE = Content.of(24, 9_000_001);

  @TempDir Path folder;
  private Shell shell = new Shell(Path.of(""));
  private final StringBuilder shown = new StringBuilder();

  /** Another origin; reached as localhost, the other servers as 127.0.0.1. */
  private final RawServer stranger = RawServer.start(EndToEndSignInTest::hello);

  /** Redirects {@code /away} to the stranger, and asks nothing. */
  private final RawServer home =
      RawServer.start(
          (request, wire) ->
              request.target().startsWith("/away")
                  ? sendAway(wire, stranger.localhost("/copy.bin").text())
                  : hello(request, wire));

  @BeforeEach
  void sit() {
    shell = new Shell(folder);
  }

  @AfterEach
  void close() {
    home.close();
    stranger.close();
  }

  private static boolean hello(RawServer.Received request, RawServer.Wire wire) throws IOException {
    wire.send(HELLO);
    return true;
  }

  private static boolean sendAway(RawServer.Wire wire, String to) throws IOException {
    wire.send("HTTP/1.1 307 Away\r\nContent-Length: 0\r\nLocation: " + to + "\r\n\r\n");
    return true;
  }

  private RawServer studio() {
    byte[] file = LARGE.bytes(0, LARGE.size());
    return RawServer.start(
        new DigestStudio("ann", PASSWORD, file, stranger.localhost("/copy.bin").text()));
  }

  private String secret(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("given-" + name), text);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file.toString();
  }

  private String netrc() throws IOException {
    return secret(
        "netrc",
        "machine 127.0.0.1 login ann password "
            + PASSWORD
            + "\nmachine localhost login eve password "
            + OTHER_PASSWORD
            + "\n");
  }

  private Ended ok(Ended ended) {
    shown.append(ended.out()).append(ended.err());
    return ended.ok();
  }

  private static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static List<String> heard(RawServer server, String header) {
    return server.received().stream()
        .map(request -> request.headers().first(header).orElse(""))
        .toList();
  }

  /**
   * Looks through all that was printed, the history in each form, and every file but given ones.
   */
  private void assertNothingKept(String... alsoNot) throws IOException {
    List<String> secrets = new ArrayList<>(List.of("PLANTED"));
    secrets.addAll(List.of(alsoNot));
    for (String[] words :
        new String[][] {
          {"history"}, {"history", "--json"}, {"history", "--har", "-"}, {"queue", "list", "--json"}
        }) {
      shown.append(shell.run(words).ok().out());
    }
    assertThat(shown.toString()).doesNotContain(secrets);
    int searched = 0;
    for (Path file : Shell.regularFiles(folder)) {
      String name = String.valueOf(file.getFileName());
      // Secrets of jobs that may go on are kept on purpose in a file of their owner's.
      if (!name.startsWith("given-") && !name.contains("secrets") && !name.endsWith(".bin")) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secrets);
        searched++;
      }
    }
    assertThat(searched).isPositive();
  }

  @Test
  void digest_ofFourConnections_makesOneRightFile_andNeverSaysThePassword() throws IOException {
    try (RawServer studio = studio()) {
      ok(
          shell.get(
              "-x",
              "4",
              "--digest",
              "--user=ann:" + PASSWORD,
              "--checksum",
              "sha-256:" + LARGE.sha256(),
              studio.link("/rock.bin?a=b").text()));

      assertThat(shell.bytes("rock.bin")).isEqualTo(LARGE.bytes(0, LARGE.size()));
      assertThat(
              studio.received().stream()
                  .filter(request -> request.headers().has("Authorization"))
                  .map(request -> request.headers().first("Range").orElse(""))
                  .distinct()
                  .count())
          .isGreaterThan(1);
      assertThat(heard(studio, "Authorization"))
          .allMatch(said -> said.isEmpty() || said.startsWith("Digest "));
      shown.append(shell.run("show", "1", "--headers").ok().out());
      shown.append(shell.run("show", "1", "--json").ok().out());
      assertNothingKept("response=", "cnonce");
    }
  }

  @Test
  void digest_ofRequest_isAnswered_alsoFromANetrcFile() throws IOException {
    try (RawServer studio = studio()) {
      String link = studio.link("/rock.bin").text();
      String out = folder.resolve("rock.bin").toString();
      shell.run("request", link, "--digest", "--user=ann:" + PASSWORD, "-o", out).ok();
      assertThat(Path.of(out)).hasSize(LARGE.size());
      shell.run("request", "HEAD", link, "--digest", "--netrc-file", netrc()).ok();

      assertThat(heard(studio, "Authorization"))
          .hasSize(4)
          .allMatch(said -> said.isEmpty() || said.startsWith("Digest "));
      Ended wrong = shell.run("request", link, "--digest", "--user=ann:PLANTED-wrong");
      assertThat(wrong.code()).isNotZero();
      shown.append(wrong.out()).append(wrong.err());
      assertNothingKept("response=", "cnonce");
    }
  }

  @Test
  void digest_redirectedElsewhere_isNotAnsweredThere() throws IOException {
    String question =
        "HTTP/1.1 401 Who\r\nContent-Length: 0\r\nWWW-Authenticate: Digest realm=\"studio\","
            + " qop=\"auth\", algorithm=SHA-256, nonce=\"n\"\r\n\r\n";
    try (RawServer asking = RawServer.saying(question);
        RawServer studio =
            RawServer.start(
                new DigestStudio("ann", PASSWORD, new byte[1], asking.localhost("/x").text()))) {
      String link = studio.link("/away").text();
      Ended get = shell.get("--retries=0", "--digest", "--user=ann:" + PASSWORD, link);
      Ended request = shell.run("request", link, "--digest", "--user=ann:" + PASSWORD);
      shown.append(get.out()).append(get.err()).append(request.out()).append(request.err());

      assertThat(asking.received()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(heard(asking, "Authorization")).containsOnly("");
    }
    assertNothingKept("response=", "cnonce");
  }

  @Test
  void bearerFile_isSaidToTheLinksHostOnly() throws IOException {
    String file = secret("token", TOKEN + "\nsecond line\n");
    String link = home.link("/away").text();
    ok(shell.get("-o", "copy.bin", "--bearer-file", file, link));
    ok(shell.run("request", link, "--bearer-file", file));
    ok(shell.typing(TOKEN + "\n", "request", link, "--bearer-file", "-"));

    assertThat(heard(home, "Authorization")).hasSize(3).containsOnly("Bearer " + TOKEN);
    assertThat(stranger.received()).hasSize(3);
    assertThat(heard(stranger, "Authorization")).containsOnly("");
    assertNothingKept();
  }

  @Test
  void netrcFile_givesEachLinksHostItsOwn_andNoneToARedirect() throws IOException {
    String netrc = netrc();
    String here = home.link("/rock.bin").text();
    String there = stranger.localhost("/tree.bin").text();
    ok(shell.get("--netrc-file", netrc, here, there));
    ok(shell.run("request", here, "--netrc-file", netrc));
    ok(shell.run("request", there, "--netrc-file", netrc));

    assertThat(heard(home, "Authorization")).containsOnly(basic("ann", PASSWORD));
    assertThat(heard(stranger, "Authorization")).containsOnly(basic("eve", OTHER_PASSWORD));

    int before = stranger.received().size();
    ok(shell.get("-o", "copy.bin", "--netrc-file", netrc, home.link("/away").text()));
    ok(shell.run("request", home.link("/away").text(), "--netrc-file", netrc));
    assertThat(heard(stranger, "Authorization").subList(before, before + 2)).containsOnly("");
    assertNothingKept(basic("ann", PASSWORD), basic("eve", OTHER_PASSWORD));
  }

  @Test
  void cookies_goToTheirOwnHosts_alsoAfterARedirect() throws IOException {
    String jar =
        secret(
            "cookies.txt",
            "# Netscape HTTP Cookie File\n"
                + "127.0.0.1\tFALSE\t/\tFALSE\t0\tsid\t"
                + COOKIE
                + "\nlocalhost\tFALSE\t/\tFALSE\t0\tother\t"
                + COOKIE
                + "2\n127.0.0.1\tFALSE\t/\tTRUE\t0\tsecure\t"
                + COOKIE
                + "3\nelsewhere.example\tFALSE\t/\tFALSE\t0\tfar\t"
                + COOKIE
                + "4\n");
    String link = home.link("/away").text();
    ok(shell.get("-o", "copy.bin", "--cookies", jar, link));
    ok(shell.run("request", link, "--cookies", jar));

    assertThat(heard(home, "Cookie")).hasSize(2).containsOnly("sid=" + COOKIE);
    assertThat(heard(stranger, "Cookie")).hasSize(2).containsOnly("other=" + COOKIE + "2");
    assertNothingKept();
  }

  @Test
  void netrcFile_signsInToNginx() throws IOException {
    NginxServer.require();
    Path root = Files.createDirectories(folder.resolve("www"));
    Files.write(root.resolve("rock.bin"), LARGE.bytes(0, LARGE.size()));
    String users = secret("users", "ann:{PLAIN}" + PASSWORD + "\n");
    NginxServer.Options asking =
        NginxServer.Options.PLAIN.withLines(
            "auth_basic studio; auth_basic_user_file " + users + ";");
    try (NginxServer server = NginxServer.start(folder.resolve("given-nginx"), root, asking)) {
      String link = server.origin() + "/rock.bin";
      assertThat(shell.get("--retries=0", link).code()).isNotZero();
      ok(shell.get("-x", "4", "--netrc-file", netrc(), link));
      assertThat(shell.bytes("rock.bin")).isEqualTo(LARGE.bytes(0, LARGE.size()));
      ok(shell.run("request", "HEAD", link, "--netrc-file", netrc()));
      shell.with("NETRC", netrc());
      ok(shell.run("request", "HEAD", link, "--netrc"));
    }
    assertNothingKept(basic("ann", PASSWORD));
  }
}
