package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.adverse.AdverseServer;
import dev.loadstone.core.testing.adverse.Behaviour;
import dev.loadstone.core.testing.adverse.Content;
import dev.loadstone.core.testing.adverse.Reply.Fault;
import dev.loadstone.core.testing.adverse.Resource;
import dev.loadstone.core.testing.adverse.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each exit code from a cause that really happens, and the one line that names it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndExitCodeTest {
  private static final Content CONTENT = Content.of(11, 50_000);
  private static final Content SMALL = Content.of(12, 100);

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

  private String serve(Behaviour behaviour) {
    return server.serve("/rock.bin", Resource.of(CONTENT), Script.always(behaviour));
  }

  private static String refused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/refused.bin";
    }
  }

  @Test
  void allComplete_0() {
    String link = server.serve("/rock.bin", CONTENT);

    Ended ended = shell.get(link).ok();

    assertThat(ended.outLines()).hasSize(1);
    assertThat(ended.out()).startsWith(shell.file("rock.bin") + "  ").contains("48.8 KiB");
    assertThat(shell.bytes("rock.bin")).isEqualTo(CONTENT.bytes(0, CONTENT.size()));
    assertThat(shell.parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get",
        "get ftp://a.example/b",
        "get file:///etc/passwd",
        "get javascript:alert(1)",
        "get http://ann:hush@a.example/b",
        "get --no-such-option LINK",
        "get -o ../x LINK",
        "get -o /etc/x LINK",
        "get -o a/../../x LINK",
        "get -o C:x LINK",
        "get -o one LINK LINK2",
        "get --checksum sha-256:00 LINK",
        "get --checksum nonsense LINK",
        "get -x 0 LINK",
        "get -x 17 LINK",
        "get -x many LINK",
        "get -j 0 LINK",
        "get -H nonsense LINK",
        "get -H Host:a%0d%0aEvil:b LINK",
        "get --user :hush LINK",
        "get --user ann LINK",
        "get --cacert no/such/file LINK",
        "get --proxy nonsense LINK",
        "get --proxy http://ann:hush@a.example:80 LINK",
        "get --limit-rate 0 LINK",
        "get --limit-rate fast LINK",
        "get --retries -1 LINK",
        "get --timeout 0 LINK",
        "get --timeout -1 LINK",
        "get --stall-timeout soon LINK",
        "get --max-time 0 LINK",
        "get --max-size huge LINK",
        "get --on-conflict explode LINK",
        "get -i no/such/list",
        "show",
        "show 12345",
        "show soon",
        "queue",
        "queue pause",
        "queue pause 7",
        "queue list --state asleep",
        "nonsense",
        "verify a b"
      })
  void wrongCommandLine_2AndNothingAsked(String typed) {
    String link = server.serve("/rock.bin", CONTENT);
    String line = typed.replace("LINK2", link + "2").replace("LINK", link);
    List<String> words = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      words.add(word.replace("%0d", "\r").replace("%0a", "\n"));
    }

    Ended ended = shell.run(words.toArray(String[]::new));

    ended.failed(2, "loadstone: ");
    assertThat(ended.err()).doesNotContain("hush");
    assertThat(ended.out()).isEmpty();
    assertThat(server.requests()).isEmpty();
    assertThat(shell.published()).isEmpty();
  }

  @Test
  void noCommand_2AndHelp() {
    Ended ended = shell.run();

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("Usage: loadstone");
  }

  @Test
  void refusedConnection_3() throws IOException {
    String link = refused();

    shell.get("--retries", "0", link).failed(3, link + ": no connection to the server");
  }

  @Test
  void unknownHost_3() {
    shell
        .get("--retries", "0", "http://no-such-host.invalid/a.bin")
        .failed(3, "http://no-such-host.invalid/a.bin: the host name is not known");
  }

  @Test
  void noAnswerInTime_3() {
    String link = serve(new Behaviour.Fail(Fault.SILENCE, 0));

    shell.get("--retries", "0", "--timeout", "1", link).failed(3, link + ": ", "--timeout");
  }

  @Test
  void noByteInTime_3AndThePartIsKept() {
    String link = serve(new Behaviour.Fail(Fault.STALL, 20_000));

    shell.get("--retries", "0", "--stall-timeout", "1", link).failed(3, link + ": ");

    assertThat(shell.published()).isEmpty();
    assertThat(shell.parts()).isNotEmpty();
  }

  @Test
  void wholeTimeOver_3() {
    String link = serve(new Behaviour.Slow(2_000));

    shell.get("--max-time", "1", link).failed(3, link + ": ", "--max-time");

    assertThat(shell.published()).isEmpty();
  }

  @Test
  void closedWithoutAnswer_3() {
    shell
        .get("--retries", "0", serve(new Behaviour.Fail(Fault.HANG_UP, 0)))
        .failed(3, "rock.bin: ");
  }

  @ParameterizedTest
  @CsvSource({
    "400, it does not understand",
    "401, a sign-in is needed",
    "403, access is not allowed",
    "404, not found",
    "410, the file is gone",
    "418, it refuses the request",
    "429, too many requests",
    "500, it failed inside",
    "503, not available at the moment"
  })
  void refusingStatus_4(int status, String happened) {
    String link = serve(new Behaviour.Say(status, "text/html", "<html>no</html>"));

    Ended ended = shell.get("--retries", "0", link);

    ended.failed(4, link + ": the server answers " + status + ": " + happened, "; ");
    assertThat(ended.err()).as("the status is told once").doesNotContain("server answered");

    assertThat(shell.published()).isEmpty();
    assertThat(shell.parts()).isEmpty();
  }

  @Test
  void wrongSignIn_4AndSaysSo() {
    String link = serve(new Behaviour.Say(401, "text/html", "<html>no</html>"));

    shell
        .get("--user", "ann:guess", link)
        .failed(4, "a sign-in is needed (the sign-in that was sent is refused)", "; give --user");
  }

  @Test
  void redirectsForEver_4() {
    shell.get(serve(new Behaviour.Redirect(302, "/rock.bin?{n}"))).failed(4, "redirects too often");
  }

  @Test
  void wrongChecksum_5AndNothingPublished() {
    String link = server.serve("/rock.bin", CONTENT);

    shell
        .get("--checksum", "sha-256:" + SMALL.sha256(), link)
        .failed(5, link + ": ", "checksum differs", SMALL.sha256(), CONTENT.sha256());

    assertThat(shell.published()).isEmpty();
    assertThat(shell.parts()).isEmpty();
  }

  @Test
  void shorterThanAnnounced_5() {
    String link = serve(new Behaviour.Cut(20_000));

    shell.get("--retries", "0", link).failed(5, link + ": the answer is shorter or longer");

    assertThat(shell.published()).isEmpty();
  }

  @Test
  void changedAtEveryRequest_5() {
    String link =
        server.serve(
            "/rock.bin",
            Resource.of(CONTENT),
            visit ->
                Behaviour.all(
                    new Behaviour.As(Resource.of(Content.of(visit.ofPath(), CONTENT.size()))),
                    new Behaviour.Cut(20_000)));

    Ended ended = shell.get("--retries", "0", link);
    Ended again = shell.get("--retries", "0", link);

    again.failed(5, link + ": ");
    ended.failed(5, link + ": ");
    assertThat(shell.published()).isEmpty();
  }

  @Test
  void pageInsteadOfThePack_5() {
    String link =
        server.serve(
            "/game.pck",
            Resource.of(CONTENT),
            Script.always(new Behaviour.Say(200, "text/html", "<!DOCTYPE html><p>Sign in</p>")));

    shell.get(link).failed(5, link + ": what came is not the file");

    assertThat(shell.published()).isEmpty();
  }

  @Test
  void largerThanAllowed_5() {
    String link = server.serve("/rock.bin", CONTENT);

    shell.get("--max-size", "49999", link).failed(5, link + ": the file is larger than allowed");
    assertThat(shell.published()).isEmpty();
    shell.get("--max-size", "50000", link).ok();
  }

  @Test
  void folderThatCannotBeMade_6() throws IOException {
    String link = server.serve("/rock.bin", CONTENT);
    Path file = Files.writeString(folder.resolve("plain"), "a file");

    shell.run("get", "-d", file.resolve("below").toString(), link).failed(6, link + ": ");
  }

  @Test
  void fileOfThatName_6IfAskedToFail() throws IOException {
    String link = server.serve("/rock.bin", CONTENT);
    Files.createDirectories(shell.files());
    Files.writeString(shell.file("rock.bin"), "mine");

    shell.get("--on-conflict", "fail", link).failed(6, link + ": a file of that name");

    assertThat(shell.file("rock.bin")).hasContent("mine");
  }

  @Test
  void dataFolderThatIsNone_6() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "a file");

    shell
        .get("--data-dir", file.toString(), server.serve("/rock.bin", CONTENT))
        .failed(6, file.toString());

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void untrustedCertificate_7() {
    HeldCertificate own =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    HandshakeCertificates keys = new HandshakeCertificates.Builder().heldCertificate(own).build();
    try (RawServer tls =
        RawServer.startTls(
            keys.sslContext().getServerSocketFactory(),
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
              return false;
            })) {
      String link = tls.link("/rock.bin").text();

      shell.get(link).failed(7, link + ": the server's certificate is not trusted", "--cacert");

      assertThat(tls.received()).isEmpty();
    }
  }

  @Test
  void noTlsAtAll_7() {
    String link = server.serve("/rock.bin", CONTENT).replace("http:", "https:");

    shell.get("--retries", "0", link).failed(7, link + ": ");
  }

  @Test
  void severalFailures_theFirstOfTheListCounts() throws IOException {
    String good = server.serve("/good.bin", SMALL);
    String missing = server.origin() + "/missing.bin";
    String page =
        server.serve(
            "/game.pck",
            Resource.of(SMALL),
            Script.always(new Behaviour.Say(200, "text/html", "<!DOCTYPE html><p>Sign in</p>")));
    String refused = refused();

    Ended two = shell.get("--retries", "0", page, good, missing);
    Ended three = shell.get("--retries", "0", missing, page, refused, good);

    assertThat(two.code()).isEqualTo(4);
    assertThat(two.errLines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith(page + ": "),
            line -> assertThat(line).startsWith(missing + ": "));
    assertThat(two.outLines()).hasSize(2).last().asString().contains("1 of 3 files complete");
    assertThat(three.code()).isEqualTo(3);
    assertThat(three.errLines()).hasSize(3);
  }
}
