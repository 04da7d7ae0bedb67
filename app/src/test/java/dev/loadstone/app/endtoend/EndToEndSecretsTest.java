package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.testing.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A secret in every place where one can be, and the bytes of every file that is left behind. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndToEndSecretsTest {
  private static final String TOKEN = "PLANTED-token-1";
  private static final String COOKIE = "PLANTED-cookie-2";
  private static final String PASSWORD = "PLANTED-password-3";
  private static final String OWN = "PLANTED-own-4";
  private static final String SIGNED = "PLANTED-signed-5";

  @TempDir Path folder;

  /** Sends back whatever it was told, in every place that is recorded. */
  private static boolean echo(RawServer.Received request, RawServer.Wire wire) throws IOException {
    String basic = request.headers().first("Authorization").orElse("");
    String echoes =
        "Set-Cookie: s="
            + COOKIE
            + "\r\nX-Echo: "
            + OWN
            + " and "
            + basic
            + "\r\nX-Encoded: "
            + PASSWORD.replace("-", "%2D")
            + " /go?to=b%3Fsig%3D"
            + SIGNED
            + "\r\nLink: </n?X-Amz-Signature="
            + SIGNED
            + ">; rel=next\r\nContent-Location: //u:"
            + SIGNED
            + "@h/\r\nRefresh: 5;url=/?access_token="
            + SIGNED
            + "\r\nX-Amz-Security-Token: "
            + SIGNED
            + "\r\n";
    if (request.target().startsWith("/start")) {
      wire.send(
          "HTTP/1.1 302 "
              + OWN
              + "\r\n"
              + echoes
              + "Location: /"
              + OWN
              + "/end.bin?sig="
              + SIGNED
              + "&echo="
              + OWN
              + "#token="
              + SIGNED
              + "\r\nContent-Length: 0\r\n\r\n");
    } else if (request.target().startsWith("/broken")) {
      wire.send(
          "HTTP/1.1 302 Found\r\n"
              + echoes
              + "Location: http://[x/?token="
              + SIGNED
              + "&a="
              + OWN
              + "\r\nContent-Length: 0\r\n\r\n");
    } else if (request.target().startsWith("/refused")) {
      wire.send("HTTP/1.1 403 no " + OWN + "\r\n" + echoes + "Content-Length: 0\r\n\r\n");
    } else {
      wire.send("HTTP/1.1 200 OK\r\n" + echoes + "Content-Length: 4\r\n\r\nabcd");
    }
    return true;
  }

  @Test
  void plantedSecrets_areInNoFileAndNoExport() throws Exception {
    Shell shell = new Shell(folder);
    StringBuilder shown = new StringBuilder();
    try (RawServer server = RawServer.start(EndToEndSecretsTest::echo)) {
      for (String path : List.of("/start", "/broken", "/refused")) {
        Ended ended =
            shell.get(
                "--retries=0",
                "--user=ann:" + PASSWORD,
                "-HX-Mine: " + OWN,
                "-HCookie: a=b; s=" + COOKIE,
                "-HX-Api-Key: " + TOKEN,
                "--json",
                server.link(path).text());
        shown.append(ended.out()).append(ended.err());
      }
    }
    for (int job = 1; job <= 3; job++) {
      String number = Integer.toString(job);
      shown.append(shell.run("show", number, "--headers", "--timing").ok().out());
      shown.append(shell.run("show", number, "--json").ok().out());
      shown.append(shell.run("show", number, "--curl").ok().out());
      shown.append(
          shell.run("show", number, "--har", folder.resolve(job + ".har").toString()).ok());
    }
    Ended har = shell.run("history", "--har", "-").ok();
    shown.append(har.out());
    assertThat(har.out()).contains("\"version\":\"1.2\"", "[redacted]", "/end.bin");
    assertThat(shell.run("show", "1", "--curl").out())
        .contains("-H 'X-Mine: '\"${X_MINE:?}\"", "-H 'Cookie: '\"${COOKIE:?}\"");
    // What was downloaded and where a secret is kept on purpose: readable by its owner only.
    assertNothingPlanted(shown.toString(), "what was printed");
    int searched = 0;
    for (Path file : Shell.regularFiles(folder)) {
      if (!file.getFileName().toString().contains("secrets")) {
        assertNothingPlanted(
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), file.toString());
        searched++;
      }
    }
    assertThat(searched).isGreaterThanOrEqualTo(4);
  }

  private static void assertNothingPlanted(String text, String where) {
    int at = text.toUpperCase(Locale.ROOT).indexOf("PLANTED");
    assertThat(at < 0 ? "" : text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 40)))
        .as(where)
        .isEmpty();
  }

  @Test
  void curlCommand_isDownloadedAndCopiedBack() throws Exception {
    Shell shell = new Shell(folder);
    try (RawServer server = RawServer.start(EndToEndSecretsTest::echo)) {
      String link = server.link("/file.bin?x='1'&y=2").text();
      Ended ended =
          shell
              .get(
                  "curl '"
                      + link.replace("'", "'\\''")
                      + "' \\\n -H 'X-Mine: "
                      + OWN
                      + "' --compressed")
              .ok();
      assertThat(shell.published()).containsExactly("file.bin");
      assertThat(ended.out()).contains("--compressed is left out").doesNotContain(OWN);
      assertThat(server.received().getFirst().headers().first("X-Mine")).contains(OWN);
      String id =
          String.valueOf(
              Json.lines(shell.run("history", "--json").ok().out()).getFirst().get("id"));
      assertThat(shell.run("show", "1", "--curl", id, "--shell", "cmd").ok().out())
          .contains("rem Set X_MINE before", "curl.exe ^\"", "^&y=2^\"");
      Ended list = shell.typing("curl '" + link + "' -d x", shell.getLine("-i", "-"));
      assertThat(list.code()).isEqualTo(2);
      assertThat(shell.run("show", "1", "--curl", "99").err()).contains("has no request 99");
      assertThat(shell.run("show", "1", "--curl", "--shell", "fish").code()).isEqualTo(2);
    }
  }
}
