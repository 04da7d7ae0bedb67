package dev.loadstone.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.export.CurlCommand.Literal;
import dev.loadstone.core.export.CurlCommand.Piece;
import dev.loadstone.core.export.CurlCommand.Placeholder;
import dev.loadstone.core.export.CurlCommand.Shell;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.source.CurlRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CurlCommandTest {
  private static final String NASTY = "'\"\\ $`!%^&|<>();#*?[]{}~=,\t/-@:é😀\u2019aB0";

  @Test
  void exchange_keepsRangeAndNamesWhatIsMissing() {
    CurlCommand command =
        CurlCommand.of(
            Exchanges.of("https://a.example/f.bin?token=[redacted]&x=1")
                .requestHeaders(
                    Headers.of(
                        "Host", "a.example",
                        "Range", "bytes=100-",
                        "If-Range", "\"it's\"",
                        "Authorization", "[redacted]",
                        "Connection", "Keep-Alive",
                        "X-Empty", ""))
                .proxy("socks5://127.0.0.1:1080")
                .build(),
            new NetworkOptions(Path.of("ca.pem"), true, null));
    assertThat(command.text(Shell.POSIX))
        .isEqualTo(
            """
            curl 'https://a.example/f.bin?token='"${TOKEN:?}"'&x=1' \\
              --http1.1 \\
              -H 'Range: bytes=100-' \\
              -H 'If-Range: "it'\\''s"' \\
              -H 'Authorization: '"${AUTHORIZATION:?}" \\
              -H 'X-Empty;' \\
              -x 'socks5h://127.0.0.1:1080' \\
              --insecure \\
              --cacert ca.pem"""
                .replace("-x 'socks5h://127.0.0.1:1080'", "-x socks5h://127.0.0.1:1080"));
    assertThat(command.placeholders())
        .containsExactly(
            new Placeholder("TOKEN", "the value token of the link"),
            new Placeholder("AUTHORIZATION", "the value of the header Authorization"));
    assertThat(command.text(Shell.CMD))
        .contains("curl.exe ^\"https://a.example/f.bin?token=%TOKEN%^&x=1^\" ^\n")
        .contains("^\"If-Range: \\^\"it's\\^\"^\"");
    assertThat(command.text(Shell.POWERSHELL))
        .contains("('https://a.example/f.bin?token=' + $env:TOKEN + '&x=1')")
        .contains("'If-Range: \"it''s\"'");
    assertThat(command.commented(Shell.POSIX))
        .startsWith("# Set TOKEN before: the value token of the link is not kept\n");
  }

  @Test
  void job_asksForTheWholeFileWithoutItsSecrets() {
    JobRequest request =
        JobRequest.of(Link.parse("https://a.example/f?sig=hush-hush&t=1"), Path.of("/x"))
            .withName("sub/f.bin")
            .withHeaders(
                Headers.of("Accept", "*/*"),
                new Secrets("ann", "hush-hush", Headers.of("X-Mine", "hush-hush")));
    CurlCommand command = CurlCommand.of(request, List.of("x-mine", "Authorization", "Cookie"));
    assertThat(command.text(Shell.POSIX))
        .isEqualTo(
            """
            curl 'https://a.example/f?sig='"${SIG:?}"'&t=1' \\
              -L \\
              --max-redirs 8 \\
              --create-dirs \\
              -o sub/f.bin \\
              -H 'Accept: */*' \\
              -u "${USER_PASSWORD:?}" \\
              -H 'X-Mine: '"${X_MINE:?}" \\
              -H 'Cookie: '"${COOKIE:?}\"""");
    assertThat(command.toString()).doesNotContain("hush");
  }

  @Test
  void secondValueOfAName_hasAVariableOfItsOwn() {
    CurlCommand command =
        CurlCommand.of(
            Exchanges.of("http://a.example/?sig=[redacted]&sig=[redacted]").build(),
            NetworkOptions.DEFAULTS);
    assertThat(command.placeholders())
        .extracting(Placeholder::name)
        .containsExactly("SIG", "SIG_2");
  }

  @ParameterizedTest
  @EnumSource(names = {"POSIX", "CMD"})
  void anyText_isReadBackAsItWas(Shell shell) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<HeaderField> headers = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        headers.add(new HeaderField("X-" + i, word(random, 1 + random.nextInt(20)).strip() + "x"));
      }
      String link =
          "https://a.example/" + word(random, random.nextInt(20)).strip().replace("@", "");
      CurlCommand command =
          CurlCommand.of(
              Exchanges.of(link).requestHeaders(new Headers(headers)).build(),
              NetworkOptions.DEFAULTS);
      String text = command.text(shell);
      CurlRequest read = CurlRequest.parse(text).getFirst();
      assertThat(read.link()).as("seed %d: %s", seed, text).isEqualTo(link);
      assertThat(read.headers()).as("seed %d: %s", seed, text).isEqualTo(headers);
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void anyText_isHandedOnByTheRealShell() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> words = new ArrayList<>();
    StringBuilder script = new StringBuilder("printf '").append('%').append("s\\001'");
    for (int i = 0; i < 500; i++) {
      String word = word(random, random.nextInt(30));
      words.add(word);
      List<Piece> argument = List.of(new Literal(word));
      script.append(" \\\n  ").append(ShellQuoting.POSIX.quoted(argument));
    }
    Process shell = new ProcessBuilder("sh", "-s").start();
    try (var input = shell.getOutputStream()) {
      input.write(script.toString().getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(List.of(out.split("\u0001", -1)).subList(0, words.size()))
        .as("seed %d", seed)
        .isEqualTo(words);
  }

  private static String word(Random random, int length) {
    int[] points = NASTY.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return out.toString();
  }
}
