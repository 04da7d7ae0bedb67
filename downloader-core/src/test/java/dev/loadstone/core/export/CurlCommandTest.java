package dev.loadstone.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.export.CurlCommand.Literal;
import dev.loadstone.core.export.CurlCommand.Piece;
import dev.loadstone.core.export.CurlCommand.Placeholder;
import dev.loadstone.core.export.CurlCommand.Shell;
import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.source.CurlRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CurlCommandTest {
  private static final String NASTY = "'\"\\ $`!%^&|<>();#*?[]{}~=,\t/-@:é😀\u2019aB0";

  private static HttpExchange.Settings settings(NetworkOptions network, SignIn signIn) {
    return new HttpExchange.Settings(network, signIn, false, false, false);
  }

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
                        "X-Key", "[redacted]",
                        "Connection", "Keep-Alive",
                        "X-Empty", ""))
                .proxy("socks5://127.0.0.1:1080")
                .settings(settings(new NetworkOptions(Path.of("ca.pem"), true, null), SignIn.NONE))
                .build());
    assertThat(command.text(Shell.POSIX))
        .isEqualTo(
            """
            curl 'https://a.example/f.bin?token='"${TOKEN:?}"'&x=1' \\
              --http1.1 \\
              -H 'Range: bytes=100-' \\
              -H 'If-Range: "it'\\''s"' \\
              -H 'X-Key: '"${X_KEY:?}" \\
              -H 'X-Empty;' \\
              -H Accept: \\
              -x socks5h://127.0.0.1:1080 \\
              --insecure \\
              --cacert ca.pem""");
    assertThat(command.placeholders())
        .containsExactly(
            new Placeholder("TOKEN", "the value token of the link"),
            new Placeholder("X_KEY", "the value of the header X-Key"));
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
  void exchange_signedIn_asksForNameAndPasswordInItsWay() {
    Headers signed = Headers.of("Accept", "*/*", "Authorization", "[redacted]");
    Map<SignIn, String> ways =
        Map.of(
            SignIn.BASIC, "curl https://a.example/ -H 'Accept: */*' -u \"${USER_PASSWORD:?}\"",
            SignIn.DIGEST,
                "curl https://a.example/ -H 'Accept: */*' --digest -u \"${USER_PASSWORD:?}\"",
            SignIn.BEARER,
                "curl https://a.example/ -H 'Accept: */*' -H 'Authorization: Bearer '\"${TOKEN:?}\"",
            SignIn.NONE,
                "curl https://a.example/ -H 'Accept: */*' -H 'Authorization: '\"${AUTHORIZATION:?}\"");
    ways.forEach(
        (way, expected) -> {
          HttpExchange exchange =
              Exchanges.of("https://a.example/")
                  .requestHeaders(signed)
                  .protocol("")
                  .settings(settings(NetworkOptions.DEFAULTS, way))
                  .build();
          String text = CurlCommand.of(exchange).text(Shell.POSIX).replace(" \\\n ", "");
          assertThat(text).isEqualTo(expected);
        });
  }

  @Test
  void exchange_withCertificateAndPins_saysWhatCurlCannotDo() {
    KeyPin pin = KeyPin.of(new byte[32]);
    TlsOptions tls =
        new TlsOptions(
            null,
            false,
            "studio.example",
            new ClientCertificate(Path.of("/keys/a:b.p12"), null),
            List.of(pin, pin),
            false,
            RevocationMode.REQUIRED);
    NetworkOptions network =
        NetworkOptions.DEFAULTS.withTls(tls).withProxies(ProxyOptions.of("http://p.example:3128"));
    CurlCommand command =
        CurlCommand.of(
            Exchanges.of("https://a.example/")
                .requestHeaders(Headers.of("Accept", "*/*", "Accept-Encoding", "gzip"))
                .proxy("http://p.example:3128")
                .protocol("h2")
                .settings(new HttpExchange.Settings(network, SignIn.NONE, true, true, false))
                .build());
    assertThat(command.text(Shell.POSIX).replace(" \\\n ", ""))
        .isEqualTo(
            "curl https://a.example/ --http2 -H 'Accept: */*' -H 'Accept-Encoding: gzip'"
                + " --compressed -x http://p.example:3128 -U \"${PROXY_USER_PASSWORD:?}\""
                + " --cert '/keys/a\\:b.p12' --cert-type P12 --pass \"${KEY_PASSWORD:?}\""
                + " --pinnedpubkey 'sha256//"
                + pin.base64()
                + ";sha256//"
                + pin.base64()
                + "'");
    assertThat(command.notes())
        .containsExactly(
            "curl compares pins with the server's own key only, not with an authority's",
            "curl cannot expect the certificate's name studio.example",
            "curl does not ask whether the certificate was revoked");
    assertThat(command.commented(Shell.CMD))
        .contains("rem curl does not ask whether the certificate was revoked\n");
  }

  @Test
  void exchange_reachedDirectly_doesNotTakeCurlsProxy() {
    HttpExchange direct =
        Exchanges.of("http://a.example/")
            .settings(settings(new NetworkOptions(null, false, "direct"), SignIn.NONE))
            .build();
    assertThat(CurlCommand.of(direct).text(Shell.POSIX)).contains("--noproxy '*'");
    assertThat(CurlCommand.of(Exchanges.of("http://a.example/").build()).text(Shell.POSIX))
        .doesNotContain("proxy");
  }

  @Test
  void exchange_withoutAnAnswer_namesTheProxyThatWasAsked() {
    HttpExchange refused =
        Exchanges.of("http://a.example/")
            .failed(Failure.of(FailureCode.PROXY_ERROR, "refused"))
            .settings(settings(new NetworkOptions(null, false, "http://p:1"), SignIn.NONE))
            .build();
    assertThat(CurlCommand.of(refused).text(Shell.POSIX)).contains("-x http://p:1");
  }

  private static CurlCommand job(JobRequest request, HostProfiles profiles, HttpExchange latest) {
    return CurlCommand.of(
        request,
        profiles.forLink(
            request.link(), request.options().network(), request.secrets().network(), true),
        latest);
  }

  @Test
  void job_asksForTheWholeFileWithoutItsSecrets() {
    JobRequest request =
        JobRequest.of(Link.parse("https://a.example/f?sig=hush-hush&t=1"), Path.of("/x"))
            .withName("sub/f.bin")
            .withHeaders(
                Headers.of("Accept", "*/*"),
                new Secrets("ann", "hush-hush", Headers.of("X-Mine", "hush-hush")))
            .withOptions(
                TransferOptions.DEFAULTS.toBuilder()
                    .bytesPerSecond(1000)
                    .maxTime(Duration.ofMillis(1500))
                    .retries(2)
                    .keepServerTime(true)
                    .timeout(Duration.ofSeconds(7))
                    .build());
    HttpExchange latest =
        Exchanges.of("https://a.example/f")
            .requestHeaders(
                Headers.of(
                    "x-mine", "[redacted]",
                    "Authorization", "[redacted]",
                    "Cookie", "[redacted]",
                    "Accept", "*/*"))
            .build();
    CurlCommand command = job(request, HostProfiles.NONE, latest);
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
              -H 'Cookie: '"${COOKIE:?}" \\
              --connect-timeout 7 \\
              --max-time 1.5 \\
              --retry 2 \\
              --limit-rate 1000 \\
              --remote-time""");
    assertThat(command.toString()).doesNotContain("hush");
  }

  @Test
  void job_takesWhatItsHostsProfileAdds() {
    HostPattern pattern = HostPattern.parse("a.example");
    NetworkOptions network =
        NetworkOptions.DEFAULTS
            .withTls(TlsOptions.DEFAULTS.withCaFile(Path.of("/ca.pem")))
            .withProxies(
                ProxyOptions.of("http://p:3128")
                    .withDirect(List.of(".local"))
                    .withDigestOnly(true));
    HostProfile profile =
        HostProfile.of(pattern)
            .withHeaders(Headers.of("User-Agent", "Studio"))
            .withSignIn(SignIn.BEARER)
            .withNetwork(network);
    HttpExchange latest =
        Exchanges.of("https://a.example/f")
            .requestHeaders(Headers.of("Authorization", "[redacted]", "X-Kept", "[redacted]"))
            .settings(new HttpExchange.Settings(network, SignIn.BEARER, true, false, false))
            .build();
    JobRequest request = JobRequest.of(Link.parse("https://a.example/f"), Path.of("/x"));

    // A program that only reads knows no secrets; the record tells that there were some.
    CurlCommand command = job(request, new HostProfiles(List.of(profile), Map.of()), latest);
    assertThat(command.text(Shell.POSIX).replace(" \\\n ", ""))
        .isEqualTo(
            "curl https://a.example/f -L --max-redirs 8 -OJ -H 'User-Agent: Studio'"
                + " -H 'Authorization: Bearer '\"${TOKEN:?}\" -H 'X-Kept: '\"${X_KEPT:?}\""
                + " -x http://p:3128 --proxy-digest -U \"${PROXY_USER_PASSWORD:?}\" --noproxy '.local'"
                + " --cacert '/ca.pem'");

    Secrets kept =
        new Secrets(null, null, Headers.of("Authorization", "Bearer hush-hush"))
            .withNetwork(new NetworkSecrets("ann", "hush-hush", null));
    CurlCommand known =
        job(request, new HostProfiles(List.of(profile), Map.of(pattern, kept)), latest);
    assertThat(known).isEqualTo(command);
  }

  @Test
  void secondValueOfAName_hasAVariableOfItsOwn() {
    CurlCommand command =
        CurlCommand.of(Exchanges.of("http://a.example/?sig=[redacted]&sig=[redacted]").build());
    assertThat(command.placeholders())
        .extracting(Placeholder::name)
        .containsExactly("SIG", "SIG_2");
  }

  @ParameterizedTest
  @EnumSource
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
          CurlCommand.of(Exchanges.of(link).requestHeaders(new Headers(headers)).build());
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
