package dev.loadstone.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestBody.Part;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CurlWebRequestTest {
  private static final String PIN = "sha256//" + "A".repeat(43) + "=";

  private static CurlRequest.Single single(String text) {
    List<CurlRequest> all = CurlRequest.parse(text);
    assertThat(all).hasSize(1);
    return all.getFirst().toRequest(RequestOptions.DEFAULTS);
  }

  private static WebRequest request(String text) {
    return single(text).request();
  }

  private static RequestBody text(String text) {
    return new RequestBody.Text(text, StandardCharsets.UTF_8, null);
  }

  @Test
  void chromesPost_isMadeAsItWas() {
    CurlRequest.Single made =
        single(
            """
            curl 'https://a.example/login?next=%2F' \\
              -H 'accept: application/json' \\
              -H 'content-type: application/json' \\
              -b 'sid=abc; theme=dark' \\
              -H 'connection: keep-alive' \\
              -H 'content-length: 16' \\
              --data-raw $'{"name":"it\\'s"}' \\
              --compressed
            """);
    WebRequest request = made.request();
    assertThat(request.method()).isEqualTo(HttpMethod.POST);
    assertThat(request.link().text()).isEqualTo("https://a.example/login?next=%2F");
    assertThat(request.headers())
        .isEqualTo(
            Headers.of(
                "accept", "application/json",
                "content-type", "application/json",
                "Cookie", "sid=abc; theme=dark"));
    assertThat(request.body()).isEqualTo(text("{\"name\":\"it's\"}"));
    assertThat(made.notes())
        .containsExactly("Loadstone sets these headers itself: connection, content-length");
  }

  @Test
  void chromesPostForCmd_isMadeAsItWas() {
    WebRequest request =
        request(
            String.join(
                "\r\n",
                "curl ^\"https://a.example/login^\" ^",
                "  -X ^\"PUT^\" ^",
                "  -H ^\"content-type: text/plain^\" ^",
                "  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"100^%^\\^\"^}^\""));
    assertThat(request.method()).isEqualTo(HttpMethod.PUT);
    assertThat(request.body()).isEqualTo(text("{\"a\":\"100%\"}"));
  }

  @Test
  void safarisPost_isMadeAsItWas() {
    WebRequest request =
        request(
            """
            curl 'https://a.example/login' \\
            -X 'POST' \\
            -H 'Content-Type: application/x-www-form-urlencoded' \\
            -H 'Content-Length: 7' \\
            --data-binary 'a=1&b=2'""");
    assertThat(request.method()).isEqualTo(HttpMethod.POST);
    assertThat(request.body()).isEqualTo(text("a=1&b=2"));
  }

  @Test
  void forms_areSentInParts() {
    RequestBody body =
        request("curl -F a=1 -F 'f=@p.png;type=image/png;filename=q.png' https://a.example/")
            .body();
    assertThat(body)
        .isEqualTo(
            new RequestBody.Multipart(
                List.of(
                    Part.text("a", "1"),
                    new Part(
                        "f",
                        "q.png",
                        new RequestBody.File(Path.of("p.png").toAbsolutePath(), "image/png")))));
  }

  @Test
  void dataFile_isNamedAndNotRead() {
    WebRequest request =
        request("curl --http1.1 --data-binary @up.bin -H 'Content-Type:' https://a.example/");
    assertThat(request.body())
        .isEqualTo(new RequestBody.File(Path.of("up.bin").toAbsolutePath(), null));
    assertThat(request.headers().fields()).isEmpty();
    assertThat(request.options().http2()).isFalse();
  }

  @Test
  void wayToTheServer_isTaken() {
    WebRequest request =
        request(
            "curl https://a.example/ -k --cacert ca.pem -E 'own.pem:key pass' --key own.key"
                + " --pinnedpubkey '"
                + PIN
                + "' -x https://ann:p%40ss@proxy.example:3128 --noproxy .local,10.0.0.0/8"
                + " --proxy-digest --digest -u bea:secret -m 30 --connect-timeout 5 --max-redirs 3");
    RequestOptions options = request.options();
    assertThat(options.network().insecure()).as("the key alone is trusted").isFalse();
    assertThat(options.network().tls().pinsSuffice()).isTrue();
    assertThat(options.network().caFile()).isEqualTo(Path.of("ca.pem").toAbsolutePath());
    assertThat(options.network().tls().clientCertificate())
        .isEqualTo(
            new ClientCertificate(
                Path.of("own.pem").toAbsolutePath(), Path.of("own.key").toAbsolutePath()));
    assertThat(options.network().tls().pins()).containsExactly(KeyPin.parse(PIN));
    assertThat(options.network().proxies())
        .isEqualTo(
            ProxyOptions.of("https://proxy.example:3128")
                .withDirect(List.of(".local", "10.0.0.0/8"))
                .withDigestOnly(true));
    assertThat(request.networkSecrets()).isEqualTo(new NetworkSecrets("ann", "p@ss", "key pass"));
    assertThat(request.user()).isEqualTo("bea");
    assertThat(request.digestOnly()).isTrue();
    assertThat(options.totalTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.redirects()).isEqualTo(3);
  }

  @Test
  void noProxyAtAll_isSaidInTwoWays() {
    for (String typed : List.of("--noproxy '*' -x http://p:1", "-x ''")) {
      assertThat(request("curl https://a.example/ " + typed).options().network().proxies())
          .isEqualTo(ProxyOptions.of(ProxyOptions.DIRECT));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own.pem | own.pem | ",
        "own.pem:pw | own.pem | pw",
        "own\\:1.pem:p:w | own:1.pem | p:w"
      })
  void certificateWithItsPassword_isTakenApart(String typed, String file, String password) {
    WebRequest request = request("curl https://a.example/ -E '" + typed + "'");
    ClientCertificate own = request.options().network().tls().clientCertificate();
    assertThat(own).isEqualTo(new ClientCertificate(Path.of(file).toAbsolutePath(), null));
    assertThat(request.networkSecrets().keyPassword()).isEqualTo(password);
  }

  @Test
  void rangeAndWholeServer_areTaken() {
    assertThat(request("curl -r 0-99 https://a.example/f").headers().fields())
        .containsExactly(new HeaderField("Range", "bytes=0-99"));
    assertThat(request("curl -X OPTIONS --request-target '*' https://a.example").wholeServer())
        .isTrue();
  }

  @Test
  void whatOnlyDownloadsHave_isLeftOutAloud() {
    assertThat(single("curl -o f --retry 3 --limit-rate 1M https://a.example/f").notes())
        .containsExactly(
            "curl's -o is left out: give -o FILE beside the command",
            "curl's --retry is left out: a request is made once",
            "curl's --limit-rate is left out: it bounds downloads only");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "curl -X GET -d a=hush https://a.example/ | GET takes no body",
        "curl -X FETCH https://a.example/ | no method",
        "curl -d @f https://a.example/ | write --data-binary @FILE",
        "curl -d a=hush --data-binary @f https://a.example/ | joins text and a file",
        "curl --data-binary @- https://a.example/ | reads standard input",
        "curl -u ann https://a.example/ | a user without a password"
      })
  void whatCannotBeSent_isRefusedWithTheReason(String text, String said) {
    assertThatThrownBy(() -> request(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("hush");
  }

  @Test
  void secretsOfTheNetwork_goWithADownloadToo() {
    JobRequest job =
        CurlRequest.parse(
                "curl -x http://ann:pw@p:1 -E own.p12:kp --digest -u b:c https://a.example/f")
            .getFirst()
            .toDownload(link -> JobRequest.of(link, Path.of("assets").toAbsolutePath()))
            .request();
    assertThat(job.secrets().network()).isEqualTo(new NetworkSecrets("ann", "pw", "kp"));
    assertThat(job.secrets().digestOnly()).isTrue();
  }

  @Test
  void toString_holdsNoSecrets() {
    CurlRequest curl =
        CurlRequest.parse("curl -x http://ann:hush@p:1 -E own.p12:hush -u b:hush -H 'X: hush' u")
            .getFirst();
    assertThat(curl.toString() + curl.signIn() + curl.settings()).doesNotContain("hush");
  }
}
