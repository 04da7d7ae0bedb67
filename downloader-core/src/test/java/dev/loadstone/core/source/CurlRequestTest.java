package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.source.CurlRequest.Data;
import dev.loadstone.core.source.CurlRequest.DataFile;
import dev.loadstone.core.source.CurlRequest.FormField;
import dev.loadstone.core.source.CurlRequest.FormFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CurlRequestTest {
  private static final Path FOLDER = Path.of("assets").toAbsolutePath();

  private static CurlRequest one(String text) {
    List<CurlRequest> all = CurlRequest.parse(text);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static CurlRequest.Download download(String text) {
    return one(text).toDownload(link -> JobRequest.of(link, FOLDER));
  }

  @Test
  void chromeForBash_isRead() {
    String text =
        """
        curl 'https://a.example/rock.glb?x=1&y=it'\\''s' \\
          -H 'accept: */*' \\
          -H 'accept-language: de,en;q=0.9' \\
          -b 'sid=abc; theme=dark' \\
          -H 'referer: https://a.example/page' \\
          -H 'sec-fetch-mode: cors' \\
          --compressed \\
          --insecure
        """;
    CurlRequest.Download made = download(text);
    JobRequest request = made.request();
    assertThat(request.link().text()).isEqualTo("https://a.example/rock.glb?x=1&y=it's");
    assertThat(request.headers().fields())
        .containsExactly(
            new HeaderField("accept", "*/*"), new HeaderField("accept-language", "de,en;q=0.9"));
    assertThat(request.secrets().headers().fields())
        .containsExactly(
            new HeaderField("referer", "https://a.example/page"),
            new HeaderField("Cookie", "sid=abc; theme=dark"));
    assertThat(request.options().network().insecure()).isTrue();
    assertThat(made.notes())
        .containsExactly(
            "Loadstone sets these headers itself: sec-fetch-mode",
            "curl's --compressed is left out: files are fetched as they are, to be resumed",
            "curl's -k is taken: any certificate is accepted, anybody may be the server");
  }

  @Test
  void chromeForCmd_isRead() {
    String text =
        String.join(
            "\r\n",
            "curl ^\"https://a.example/f?x=^%^41^&q=^\\^\"a^&b^\\^\"^\" ^",
            "  -H ^\"accept: */*^\" ^",
            "  -H ^\"if-x: ^\\^\"tag^\\^\"^\" ^",
            "  --data-raw ^\"one^\n\ntwo^\"");
    CurlRequest read = one(text);
    assertThat(read.link()).isEqualTo("https://a.example/f?x=%41&q=\"a&b\"");
    assertThat(read.headers())
        .contains(new HeaderField("accept", "*/*"), new HeaderField("if-x", "\"tag\""));
    assertThat(read.body()).containsExactly(new Data("one\ntwo"));
  }

  @Test
  void olderCmdForm_isRead() {
    CurlRequest read =
        one("curl \"https://a.example/f?a=1&b=2\" ^\n  -H \"x: say \"\"hi\"\"\" ^\n  --compressed");
    assertThat(read.link()).isEqualTo("https://a.example/f?a=1&b=2");
    assertThat(read.headers()).containsExactly(new HeaderField("x", "say \"hi\""));
  }

  @Test
  void firefox_isRead() {
    CurlRequest read =
        one(
            "curl 'https://a.example/login' -X POST -H 'User-Agent: Mozilla/5.0' --data-raw"
                + " $'{\"a\":\"it\\'s \\u0021\\ud83d\\ude00 \\xc3\\xa9\\n\"}'");
    assertThat(read.method()).isEqualTo("POST");
    assertThat(read.body()).containsExactly(new Data("{\"a\":\"it's !😀 é\n\"}"));
    assertThat(read.headers())
        .contains(new HeaderField("Content-Type", "application/x-www-form-urlencoded"));
  }

  @Test
  void whatABrowserSaysOfItself_isNoSecret() {
    JobRequest request =
        download(
                """
                curl 'https://a.example/rock.glb' \
                  -H 'accept: */*' \
                  -H 'dnt: 1' \
                  -H 'sec-ch-ua: "Chromium";v="140"' \
                  -H 'sec-ch-ua-mobile: ?0' \
                  -H 'sec-ch-ua-platform: "Windows"' \
                  -H 'upgrade-insecure-requests: 1' \
                  -H 'user-agent: Mozilla/5.0'""")
            .request();
    assertThat(request.headers().fields()).hasSize(7);
    assertThat(request.secrets().isEmpty()).isTrue();
  }

  @Test
  void safari_isRead() {
    CurlRequest read =
        one("curl 'https://a.example/f' \\\n-X 'GET' \\\n-H 'Cookie: a=b' \\\n-H 'Priority: u=3'");
    assertThat(read.method()).isEqualTo("GET");
    assertThat(read.headers()).hasSize(2);
  }

  @Test
  void copyAll_isReadAsSeveral() {
    assertThat(CurlRequest.parse("curl 'https://a.example/1' ;\ncurl 'https://a.example/2'"))
        .extracting(CurlRequest::link)
        .containsExactly("https://a.example/1", "https://a.example/2");
    assertThat(
            CurlRequest.parse("curl ^\"https://a.example/1^\" &\r\ncurl ^\"https://a.example/2^\""))
        .extracting(CurlRequest::link)
        .containsExactly("https://a.example/1", "https://a.example/2");
  }

  @Test
  void lettersTogether_areRead() {
    CurlRequest read =
        one("curl -sSLkofile.bin -uann:pw -Aagent -e https://r.example/ --url https://a.example/f");
    assertThat(read.settings().follow()).isTrue();
    assertThat(read.settings().network().insecure()).isTrue();
    assertThat(read.settings().output()).isEqualTo("file.bin");
    assertThat(read.signIn().user()).isEqualTo("ann");
    assertThat(read.signIn().password()).isEqualTo("pw");
    assertThat(read.headers())
        .containsExactly(
            new HeaderField("User-Agent", "agent"),
            new HeaderField("Referer", "https://r.example/"));
  }

  @Test
  void bodies_areKeptInPieces() {
    assertThat(one("curl -d a=1 -d @f --data-binary @g --data-urlencode 'b=x y&' u").body())
        .containsExactly(
            new Data("a=1"),
            new DataFile("f", true),
            new DataFile("g", false),
            new Data("b=x%20y%26"));
    assertThat(one("curl -F a=1 -F 'f=@p.png;type=image/png;filename=q.png' u").body())
        .containsExactly(new FormField("a", "1"), new FormFile("f", "p.png", "q.png", "image/png"));
    assertThat(one("curl -G -d a=1 --data-urlencode =é 'https://a.example/f?z=0#top'").link())
        .isEqualTo("https://a.example/f?z=0&a=1&%C3%A9#top");
    assertThat(one("curl -I u").method()).isEqualTo("HEAD");
    assertThat(one("curl --json {} u").headers())
        .contains(new HeaderField("Content-Type", "application/json"));
  }

  @Test
  void settings_becomeOptions() {
    JobRequest request =
        download(
                "curl -m 30 --connect-timeout 5 --retry 3 --limit-rate 1M --max-redirs 3"
                    + " -x socks5h://p:1080 -R -o sub/f.bin -u ann:a:b https://u:p@a.example/f")
            .request();
    assertThat(request.options().maxTime()).isEqualTo(Duration.ofSeconds(30));
    assertThat(request.options().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(request.options().retries()).isEqualTo(3);
    assertThat(request.options().redirects()).isEqualTo(3);
    assertThat(request.options().bytesPerSecond()).isEqualTo(1 << 20);
    assertThat(request.options().network().proxies().https()).isEqualTo("socks5://p:1080");
    assertThat(request.options().keepServerTime()).isTrue();
    assertThat(request.name()).isEqualTo("sub/f.bin");
    assertThat(request.secrets().user()).isEqualTo("ann");
    assertThat(request.secrets().password()).isEqualTo("a:b");
    assertThat(request.link()).isEqualTo(Link.parse("https://a.example/f"));
  }

  @Test
  void headersOfTheEngine_areLeftOutAloud() {
    CurlRequest.Download made =
        download("curl https://a.example/f -H 'Range: bytes=5-' -H 'Host: b.example' -H 'X-A: 1'");
    assertThat(made.request().secrets().headers().fields())
        .containsExactly(new HeaderField("X-A", "1"));
    assertThat(made.notes()).containsExactly("Loadstone sets these headers itself: Range, Host");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curl --frobnicate u | --frobnicate is not known",
        "curl -Kx u | -K is not taken",
        "curl -T x u | a file is sent by -X PUT --data-binary @FILE",
        "curl -z yesterday u | If-Modified-Since",
        "curl --ntlm u | Basic or Digest",
        "curl --capath d u | PEM file with --cacert",
        "curl --pinnedpubkey key.pem u | write sha256//BASE64",
        "curl --cert-type ENG u | takes PEM or P12",
        "curl -U ann u | write -U NAME:PASS",
        "curl --request-target / -X OPTIONS u | takes * only",
        "curl --request-target '*' u | goes with -X OPTIONS only",
        "curl -d $'\\xff\\xd8' u | bytes that are no text",
        "curl --proxy-insecure u | --proxy-insecure is not taken",
        "curl --resolve a:443:1.2.3.4 u | sends the request elsewhere",
        "curl -H @headers u | -H reads a file",
        "curl -b jar.txt u | -b reads a file",
        "curl --data-urlencode n@f u | --data-urlencode reads a file",
        "curl -F 'a=<f' u | -F reads a value from a file",
        "curl -F a=1 -d b=2 u | both -F and -d",
        "curl u v | several links",
        "curl -s | names no link",
        "curl u -H | -H has no value",
        "curl 'u | ends within quotes",
        "curl u \\ | ends within quotes",
        "curl \"$HOME\" | a variable or a command",
        "curl `id` | a variable or a command",
        "curl $(id) | a variable or a command",
        "curl u > f | goes on with '>'",
        "curl https://a.example/?a=1&token=hush | After the curl command stands 'token=…'",
        "curl -H 'X: a\u0001b' u | holds a control character"
      })
  void whatCannotBeTaken_isNamed(String text, String said) {
    assertThatThrownBy(() -> CurlRequest.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("hush");
  }

  @Test
  void pipes_areRefused() {
    assertThatThrownBy(() -> CurlRequest.parse("curl u | sh"))
        .hasMessageContaining("goes on with '|'");
    assertThatThrownBy(() -> CurlRequest.parse("curl ^\"u^\" | sh"))
        .hasMessageContaining("goes on with '|'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -d a=hush https://a.example/f",
        "curl -I https://a.example/f",
        "curl -X GET -d a=hush https://a.example/f",
        "curl -o ../hush https://a.example/f",
        "curl -o /etc/passwd https://a.example/f",
        "curl -u ann https://a.example/f",
        "curl -x gopher://p:1 https://a.example/f",
        "curl ftp://a.example/f"
      })
  void whatIsNoDownload_isRefused(String text) {
    assertThatThrownBy(() -> download(text)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void toString_holdsNoSecrets() {
    assertThat(one("curl -u a:hush -H 'X: hush' -d hush -F x=hush u".replace(" -F x=hush", "")))
        .asString()
        .doesNotContain("hush");
  }

  @Test
  void listsAndPastedText_takeCommandsBetweenLinks() {
    String text =
        """
        https://a.example/1
        curl 'https://a.example/2' \\
          -H 'X-A: 1' --compressed
        https://a.example/3
          out=three
        curl 'https://a.example/4' -d x
        """;
    LinkList.Parsed parsed = PastedText.parse(text, link -> JobRequest.of(link, FOLDER));
    assertThat(parsed.requests())
        .extracting(each -> each.link().text())
        .containsExactly("https://a.example/1", "https://a.example/2", "https://a.example/3");
    assertThat(parsed.errors()).hasSize(1);
    assertThat(parsed.errors().getFirst().line()).isEqualTo(6);
    assertThat(parsed.notes()).hasSize(1);
    assertThat(PastedText.kind(text)).isEqualTo(PastedText.Kind.LINKS);
    assertThat(PastedText.kind(" curl x")).isEqualTo(PastedText.Kind.CURL);
    assertThat(PastedText.kind("<?xml version='1.0'?><metalink/>"))
        .isEqualTo(PastedText.Kind.METALINK);
    assertThat(PastedText.kind("curly.example")).isEqualTo(PastedText.Kind.LINKS);
  }

  @Test
  void commandWithoutEnd_endsWithTheList() {
    LinkList.Parsed parsed =
        LinkList.parse(
            "curl 'https://a.example/2\n" + "x\n".repeat(5_000), l -> JobRequest.of(l, FOLDER));
    assertThat(parsed.requests()).isEmpty();
    assertThat(parsed.errors().getFirst().line()).isEqualTo(1);
  }
}
