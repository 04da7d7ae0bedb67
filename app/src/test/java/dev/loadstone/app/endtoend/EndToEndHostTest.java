package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.TestAuthority;
import dev.loadstone.core.testing.TestAuthority.Issued;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept for a host, as a person keeps and uses it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndHostTest {
  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void sit() {
    shell = new Shell(folder);
  }

  private static RawServer studio(Issued certificate) {
    return RawServer.startTls(
        certificate.serverContext().getServerSocketFactory(),
        (request, wire) -> {
          boolean known = request.headers().has("Authorization");
          String who = "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=x\r\n";
          String file = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\n";
          wire.send(
              known ? file + "Content-Length: 5\r\n\r\nhello" : who + "Content-Length: 0\r\n\r\n");
          return true;
        });
  }

  @Test
  void studioServer_ofItsOwnAuthority_isReachedOnceItIsKept() throws IOException {
    try (TestAuthority authority = new TestAuthority();
        RawServer server = studio(authority.issue())) {
      String link = server.localhost("/rock.bin").text();
      Ended refused = shell.get(link);
      assertThat(refused.code()).isEqualTo(7);
      assertThat(refused.err())
          .contains("not trusted", "Test Authority", "--cacert FILE", "loadstone host set");

      Path ca = authority.writeTo(folder.resolve("ca.pem"));
      Path password = Files.writeString(folder.resolve("password"), "hush-hush\n");
      String host = "localhost:" + server.port();
      Ended kept =
          shell.run(
              "host",
              "set",
              host,
              "--cacert",
              ca.toString(),
              "--user",
              "ann",
              "--password-file",
              password.toString(),
              "-H",
              "X-Token: t0ken-t0ken",
              "-x",
              "2");
      assertThat(kept.code()).as(kept.err()).isZero();
      assertThat(kept.out())
          .contains("basic, kept apart", "2 connections", "https only")
          .contains("X-Token, kept apart");

      Ended got = shell.get(link);
      assertThat(got.code()).as(got.err()).isZero();
      assertThat(shell.bytes("rock.bin")).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
      assertThat(server.received().getLast().headers().first("X-Token")).contains("t0ken-t0ken");

      String shown =
          kept.out()
              + shell.run("host", "list").out()
              + shell.run("host", "show", host).out()
              + shell.run("host", "show", host, "--json").out()
              + shell.run("show", "2", "--headers", "--json").out();
      assertThat(shown).contains(host).doesNotContain("hush", "t0ken");
      assertNowhereInTheDatabase();

      assertThat(shell.run("host", "remove", host).out()).contains("forgotten");
      assertThat(shell.run("host", "list").out()).contains("No hosts.");
      assertThat(shell.data().resolve("loadstone-secrets.json")).doesNotExist();
      assertThat(shell.run("host", "remove", host).code()).isEqualTo(2);
    }
  }

  @Test
  void proxyByDigestOnly_isKeptUntilItIsTakenBack() {
    String proxy = "http://proxy.example:3128";
    Ended kept = shell.run("host", "set", "a.example", "--proxy", proxy, "--proxy-digest");
    assertThat(kept.out()).contains(proxy + ", sign-in by Digest only");
    assertThat(shell.run("host", "show", "a.example", "--json").out())
        .contains("\"proxyDigestOnly\":true");
    assertThat(shell.run("host", "set", "a.example", "-x", "2").out()).contains("Digest only");
    assertThat(shell.run("host", "set", "a.example", "--unset", "proxy-digest").out())
        .contains(proxy)
        .doesNotContain("Digest");
  }

  private void assertNowhereInTheDatabase() throws IOException {
    for (Path file : Shell.regularFiles(shell.data())) {
      if (!file.getFileName().toString().contains("secrets")) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("hush-hush", "t0ken-t0ken");
      }
    }
  }

  @Test
  void trust_ofASelfSignedServer_isAskedFor_thenHoldsForThatKeyAlone() {
    Issued own = TestAuthority.selfSigned("nas.lan", Instant.now());
    try (RawServer server = open(own)) {
      String link = server.localhost("/rock.bin").text();
      String host = "localhost:" + server.port();
      assertThat(shell.get(link).err()).contains("loadstone host trust");

      Ended asked = shell.run("host", "trust", host);
      assertThat(asked.code()).isEqualTo(2);
      assertThat(asked.out()).contains("CN=nas.lan", "sha256/" + own.pin(), "SHA-256");
      assertThat(asked.err()).contains("--fingerprint");
      assertThat(server.received()).isEmpty();

      Ended trusted = shell.run("host", "trust", host, "--yes");
      assertThat(trusted.code()).as(trusted.err()).isZero();
      assertThat(trusted.out()).contains("trusted by its key sha256/" + own.pin());
      Ended got = shell.get(link);
      assertThat(got.code()).as(got.err()).isZero();
      assertThat(shell.run("host", "trust", host).out()).contains("trusted already");
      assertThat(shell.run("host", "show", host, "--json").out()).contains("\"pinsSuffice\":true");
    }
  }

  @Test
  void trust_withAFingerprint_holdsOnlyIfItIsTheSame() {
    Issued own = TestAuthority.selfSigned("nas.lan", Instant.now());
    try (RawServer server = open(own)) {
      String host = "localhost:" + server.port();

      Ended other = shell.run("host", "trust", host, "--fingerprint", "AB:".repeat(31) + "AB");
      assertThat(other.code()).isEqualTo(7);
      assertThat(other.err()).contains("AB:AB", "the server has");
      assertThat(shell.run("host", "list").out()).contains("No hosts.");

      Ended same = shell.run("host", "trust", host, "--fingerprint", fingerprint(own));
      assertThat(same.code()).as(same.err()).isZero();
      assertThat(shell.get(server.localhost("/rock.bin").text()).code()).isZero();
    }
  }

  private static String fingerprint(Issued issued) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(issued.certificate().getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void trust_ofAnExpiredCertificate_isRefusedWithTheReason() {
    Issued old = TestAuthority.selfSigned("localhost", Instant.parse("2001-01-01T00:00:00Z"));
    try (RawServer server = open(old)) {
      Ended ended = shell.run("host", "trust", "localhost:" + server.port(), "--yes");
      assertThat(ended.code()).isEqualTo(7);
      assertThat(ended.err()).contains("expired");
      assertThat(shell.run("host", "list").out()).contains("No hosts.");
    }
  }

  private static RawServer open(Issued certificate) {
    return RawServer.startTls(
        certificate.serverContext().getServerSocketFactory(),
        (request, wire) -> {
          wire.send("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 5\r\n\r\n");
          wire.send(request.method().equals("HEAD") ? "" : "hello");
          return true;
        });
  }

  @Test
  void pinThatIsAnother_isRefused_andSaysBothKeys() {
    try (TestAuthority authority = new TestAuthority()) {
      Issued issued = authority.issue();
      try (RawServer server = studio(issued)) {
        String ca = authority.writeTo(folder.resolve("ca.pem")).toString();
        String other = "sha256/" + authority.issue().pin();
        Ended ended =
            shell.get("--cacert", ca, "--pin", other, server.localhost("/rock.bin").text());
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains(other, "sha256/" + issued.pin(), "do not go on");
        assertThat(server.received()).isEmpty();
      }
    }
  }

  @Test
  void revokedCertificate_isRefused() {
    try (TestAuthority authority = new TestAuthority()) {
      Issued issued = authority.issueWithResponder();
      authority.revoke(issued);
      try (RawServer server = studio(issued)) {
        String ca = authority.writeTo(folder.resolve("ca.pem")).toString();
        String link = server.localhost("/rock.bin").text();
        Ended ended = shell.get("--cacert", ca, "--revocation", "required", link);
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains("was revoked", "OCSP");
      }
    }
  }

  @Test
  void wrongWords_areUsageErrors() {
    for (String[] words :
        new String[][] {
          {"host"},
          {"host", "set", "a b"},
          {"host", "set", "a.example", "--user", "ann:secret-word"},
          {"host", "set", "a.example", "--pin", "abc"},
          {"host", "set", "a.example", "--revocation", "maybe"},
          {"host", "set", "a.example", "--unset", "everything"},
          {"host", "set", "a.example", "--user", "ann"},
          {"host", "show", "a.example"}
        }) {
      Ended ended = shell.run(words);
      assertThat(ended.code()).as(String.join(" ", words)).isEqualTo(2);
      assertThat(ended.err()).startsWith("loadstone: ").doesNotContain("secret-word");
    }
  }
}
