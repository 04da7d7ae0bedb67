package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.source.CurlRequest.Data;
import dev.loadstone.core.source.CurlRequest.DataFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PowerShellTest {
  private static final Path FOLDER = Path.of("assets").toAbsolutePath();

  private static final String CHROME =
      """
      $session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
      $session.UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
      $session.Cookies.Add((New-Object System.Net.Cookie("sid", "a`$b=`"c`"", "/", ".example.com")))
      $session.Cookies.Add((New-Object System.Net.Cookie("theme", "dark", "/", "a.example.com")))
      $session.Cookies.Add((New-Object System.Net.Cookie("other", "hush", "/", "b.example.com")))
      Invoke-WebRequest -UseBasicParsing -Uri "https://a.example.com/login?next=%2F" `
      -Method "POST" `
      -WebSession $session `
      -Headers @{
      "authority"="a.example.com"
        "method"="POST"
        "path"="/login?next=%2F"
        "scheme"="https"
        "accept"="*/*"
        "accept-encoding"="gzip, deflate, br, zstd"
        "sec-ch-ua"="`"Chromium`";v=`"140`", `"Not=A?Brand`";v=`"24`""
        "x-empty"=""
      } `
      -ContentType "application/json" `
      -Body ([System.Text.Encoding]::UTF8.GetBytes("{`"name`":`"Zo$([char]235)`",`"key`":`"`$1`"}"))\
      """;

  private static CurlRequest one(String text) {
    List<CurlRequest> all = CurlRequest.parse(text);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void chromesPost_isMadeAsItWas(String lineBreak) {
    CurlRequest.Single made =
        one(CHROME.replace("\n", lineBreak)).toRequest(RequestOptions.DEFAULTS);
    WebRequest request = made.request();
    assertThat(request.method()).isEqualTo(HttpMethod.POST);
    assertThat(request.link().text()).isEqualTo("https://a.example.com/login?next=%2F");
    assertThat(request.headers().fields())
        .containsExactlyInAnyOrder(
            new HeaderField("Content-Type", "application/json"),
            new HeaderField("accept", "*/*"),
            new HeaderField("accept-encoding", "gzip, deflate, br, zstd"),
            new HeaderField("sec-ch-ua", "\"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\""),
            new HeaderField("x-empty", ""),
            new HeaderField("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"),
            new HeaderField("Cookie", "sid=a$b=\"c\"; theme=dark"));
    assertThat(request.body())
        .isEqualTo(
            new RequestBody.Text(
                "{\"name\":\"Zoë\",\"key\":\"$1\"}", StandardCharsets.UTF_8, null));
    assertThat(made.notes()).isEmpty();
  }

  @Test
  void chromesGet_isADownload() {
    String text =
        "Invoke-WebRequest -UseBasicParsing -Uri \"https://a.example/f.zip\" -OutFile f.zip";
    JobRequest request = one(text).toDownload(link -> JobRequest.of(link, FOLDER)).request();
    assertThat(request.link().text()).isEqualTo("https://a.example/f.zip");
    assertThat(request.name()).isEqualTo("f.zip");
  }

  @Test
  void copyAll_isReadAsSeveral_alsoFromAList() {
    String other =
        CHROME.replace("/login?next=%2F\" `", "/f1\" `").replace("-Method \"POST\" `\n", "");
    String get = other.substring(0, other.indexOf(" `\n-ContentType"));
    String all = get + ";\r\n" + get.replace("/f1", "/f2") + "\nhttps://c.example/f3\n";
    LinkList.Parsed parsed = PastedText.parse(all, link -> JobRequest.of(link, FOLDER));
    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.requests())
        .extracting(each -> each.link().text())
        .containsExactly(
            "https://a.example.com/f1", "https://a.example.com/f2", "https://c.example/f3");
    assertThat(PastedText.kind(all)).isEqualTo(PastedText.Kind.CURL);
    assertThat(CurlRequest.parse(CHROME + ";\r\n" + CHROME)).hasSize(2);
  }

  @Test
  void parametersThatPeopleType_areTaken() {
    CurlRequest read =
        one(
            "iwr 'https://a.example/it''s' -method put -InFile up.bin -TimeoutSec 9"
                + " -MaximumRedirection 2 -SkipCertificateCheck -Proxy http://p:1"
                + " -Headers @{Accept = 'text/plain'; 'X-A' = \"b\"} -UserAgent \"me\"");
    assertThat(read.link()).isEqualTo("https://a.example/it's");
    assertThat(read.method()).isEqualTo("PUT");
    assertThat(read.body()).containsExactly(new DataFile("up.bin", false));
    assertThat(read.headers())
        .contains(
            new HeaderField("Accept", "text/plain"),
            new HeaderField("X-A", "b"),
            new HeaderField("User-Agent", "me"));
    assertThat(read.settings().maxTime()).isEqualTo(Duration.ofSeconds(9));
    assertThat(read.settings().redirects()).isEqualTo(2);
    assertThat(read.settings().network().insecure()).isTrue();
    assertThat(read.settings().network().proxy()).isEqualTo("http://p:1");
  }

  @Test
  void curlOfWindows_isReadAsPowerShellHasIt() {
    CurlRequest read =
        one(
            """
            curl.exe 'https://a.example/it''s\\f' `
              -H "x-a: say ""hi""; `$5" `
              -X PUT --data-raw '{"a": 1}'""");
    assertThat(read.link()).isEqualTo("https://a.example/it's\\f");
    assertThat(read.headers()).contains(new HeaderField("x-a", "say \"hi\"; $5"));
    assertThat(read.body()).containsExactly(new Data("{\"a\": 1}"));
    assertThat(one("curl.exe 'https://a.example/it''s' -H 'X: C:\\b'").headers())
        .containsExactly(new HeaderField("X", "C:\\b"));
    assertThat(one("curl.exe -d \"{\\\"a\\\":\\\"it's\\\"}\" https://a.example/").body())
        .as("typed into the command prompt")
        .containsExactly(new Data("{\"a\":\"it's\"}"));
    assertThat(one("curl.exe 'https://a.example/it'\\''s'").link())
        .as("typed into a bash of Windows")
        .isEqualTo("https://a.example/it's");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "iwr https://a.example/ -Credential $c | -Credential of PowerShell is not taken",
        "iwr \"https://a.example/$env:X\" | a variable or a command",
        "iwr \"https://a.example/$(Get-Date)\" | a variable or a command",
        "iwr https://a.example/?a=1&token=hush | goes on with '&'",
        "iwr https://a.example/ -Headers $h | takes @{",
        "iwr https://a.example/ -WebSession $s | which it does not make",
        "iwr https://a.example/ -Body (Get-Content hush) | goes on with '('",
        "iwr https://a.example/ -Body @{a=1} | goes on with '@'",
        "iwr https://a.example/ -Headers @{\"A\"=\"hush | ends within quotes",
        "iwr \"https://a.example/ | ends within quotes",
        "iwr https://a.example/ ` | ends within quotes",
        "iwr -Method GET | names no link",
        "iwr https://a.example/1 https://a.example/2 | several links",
        "curl.exe 'u' > 'f' | goes on with '>'",
        "curl.exe 'u' `; rm 'x' | several links",
        "curl.exe 'u'; rm 'x' | After the curl command stands 'rm'"
      })
  void whatCannotBeTaken_isNamed(String text, String said) {
    assertThatThrownBy(() -> CurlRequest.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("hush");
  }

  @Test
  void pipe_isRefused() {
    assertThatThrownBy(() -> CurlRequest.parse("iwr https://a.example/ | sh"))
        .hasMessageContaining("goes on with '|'");
  }

  @Test
  void sessionWithoutItsRequest_goesOn() {
    String session = CHROME.substring(0, CHROME.indexOf("Invoke-"));
    assertThat(CommandWords.read(session).isOpen()).isTrue();
    assertThat(CommandWords.read(CHROME).isOpen()).isFalse();
    for (int end = session.length(); end < CHROME.length(); end++) {
      String part = CHROME.substring(0, end);
      if (part.endsWith("\n")) {
        assertThat(CommandWords.read(part.strip()).isOpen()).as(part).isTrue();
      }
    }
  }

  @Test
  void linesThatAreNoCommand_areLeftAlone() {
    for (String line :
        List.of("$session", "iwrite.example", "Invoke-Expression x", "irma.example")) {
      assertThat(CurlRequest.isCurl(line)).as(line).isFalse();
    }
  }
}
