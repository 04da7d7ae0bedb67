package dev.loadstone.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.export.CurlCommand.Literal;
import dev.loadstone.core.export.CurlCommand.Piece;
import dev.loadstone.core.export.CurlCommand.Shell;
import dev.loadstone.core.export.CurlCommand.Variable;
import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.source.CurlRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is copied and pasted again asks for the same, once its secrets are put in. */
final class CurlRoundTripTest {
  private static final String SECRET = "s3:cr\"e't $x%";
  private static final Path FOLDER = Path.of("").toAbsolutePath();
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @EnumSource(names = {"POSIX", "CMD"})
  void anyRequest_copiedAndPastedAgain_isTheSame(Shell shell) {
    for (int round = 0; round < 1_000; round++) {
      HttpExchange made = exchange();
      String text = new CurlCommand(filled(CurlCommand.of(made)), List.of(), List.of()).text(shell);
      WebRequest again =
          CurlRequest.parse(text).getFirst().toRequest(RequestOptions.DEFAULTS).request();
      assertSame(made, again, "seed " + seed + ", round " + round + ": " + text);
    }
  }

  private static void assertSame(HttpExchange made, WebRequest again, String as) {
    HttpExchange.Settings settings = made.settings();
    assertThat(again.method().name()).as(as).isEqualTo(made.method());
    assertThat(again.link().text())
        .as(as)
        .isEqualTo(Link.parse(made.link().replace("[redacted]", SECRET)).text());
    assertThat(again.headers()).as(as).isEqualTo(headers(made));
    assertThat(again.wholeServer()).as(as).isEqualTo(settings.wholeServer());
    if (made.bytesSent() > 0) {
      assertThat(again.body())
          .as(as)
          .isEqualTo(new RequestBody.File(FOLDER.resolve("body.bin"), null));
    } else {
      assertThat(again.body()).as(as).isEqualTo(RequestBody.NONE);
    }
    boolean named = settings.signIn() == SignIn.BASIC || settings.signIn() == SignIn.DIGEST;
    assertThat(again.user()).as(as).isEqualTo(named ? "ann" : null);
    assertThat(again.password()).as(as).isEqualTo(named ? SECRET : null);
    assertThat(again.digestOnly()).as(as).isEqualTo(settings.signIn() == SignIn.DIGEST);
    boolean proxied = !made.proxy().isEmpty();
    boolean signsIn = proxied && settings.proxySignIn();
    TlsOptions tls = settings.network().tls();
    boolean key = settings.keyPassword() && tls.clientCertificate() != null;
    assertThat(again.networkSecrets())
        .as(as)
        .isEqualTo(
            new NetworkSecrets(
                signsIn ? "ann" : null, signsIn ? SECRET : null, key ? SECRET : null));
    assertThat(again.options().network().tls()).as(as).isEqualTo(tls);
    ProxyOptions proxies = again.options().network().proxies();
    assertThat(proxies.https()).as(as).isEqualTo(proxied ? made.proxy() : null);
    assertThat(again.options().http2()).as(as).isEqualTo(made.protocol().equals("h2"));
  }

  /** As they were, but for what the connection needs; the token is put in. */
  private static Headers headers(HttpExchange made) {
    List<HeaderField> fields = new ArrayList<>();
    for (HeaderField field : made.requestHeaders().fields()) {
      if (field.is("Host") || field.is("Authorization")) {
        continue;
      }
      fields.add(new HeaderField(field.name(), field.value().replace("[redacted]", SECRET)));
    }
    if (made.settings().signIn() == SignIn.BEARER) {
      fields.add(new HeaderField("Authorization", "Bearer " + SECRET));
    }
    return new Headers(fields);
  }

  /** With what a person would set: the shell replaces variables within a word. */
  private static List<List<Piece>> filled(CurlCommand command) {
    return command.arguments().stream()
        .map(argument -> argument.stream().map(CurlRoundTripTest::filled).toList())
        .toList();
  }

  private static Piece filled(Piece piece) {
    if (piece instanceof Variable(String name)) {
      boolean pair = name.endsWith("USER_PASSWORD");
      return new Literal(pair ? "ann:" + SECRET : name.equals("BODY_FILE") ? "body.bin" : SECRET);
    }
    return piece;
  }

  private HttpExchange exchange() {
    String method = METHODS.get(random.nextInt(METHODS.size()));
    boolean body = List.of("POST", "PUT", "PATCH").contains(method) && random.nextBoolean();
    boolean whole = method.equals("OPTIONS") && random.nextBoolean();
    SignIn signIn = List.of(SignIn.values()).get(random.nextInt(4));
    List<HeaderField> headers = new ArrayList<>();
    headers.add(new HeaderField("Host", "a.example"));
    for (int i = random.nextInt(4); i > 0; i--) {
      headers.add(new HeaderField("X-" + i, random.nextBoolean() ? word() : "[redacted]"));
    }
    if (random.nextBoolean()) {
      headers.add(new HeaderField("Content-Type", "text/x-" + random.nextInt(9)));
      headers.add(new HeaderField("accept", "*/*"));
    }
    if (signIn != SignIn.NONE) {
      headers.add(new HeaderField("Authorization", "[redacted]"));
    }
    String proxy = random.nextBoolean() ? "" : "socks5://p.example:" + (1 + random.nextInt(9));
    NetworkOptions network =
        new NetworkOptions(tls(), ProxyOptions.of(proxy.isEmpty() ? null : proxy));
    return Exchanges.of("https://a.example/" + path())
        .method(method, body ? 5 : 0)
        .requestHeaders(new Headers(headers))
        .protocol(random.nextBoolean() ? "h2" : "http/1.1")
        .proxy(proxy)
        .settings(
            new HttpExchange.Settings(
                network, signIn, random.nextBoolean(), random.nextBoolean(), whole))
        .build();
  }

  private TlsOptions tls() {
    Path key = random.nextBoolean() ? null : FOLDER.resolve("k " + word() + ".pem");
    List<KeyPin> pins = random.nextBoolean() ? List.of() : List.of(pin(), pin());
    boolean anybody = random.nextBoolean();
    return new TlsOptions(
        random.nextBoolean() ? null : FOLDER.resolve("c:a '" + random.nextInt(9) + ".pem"),
        anybody && pins.isEmpty(),
        null,
        random.nextBoolean() ? null : new ClientCertificate(FOLDER.resolve("o:n%.p12"), key),
        pins,
        anybody && !pins.isEmpty(),
        RevocationMode.OFF);
  }

  private KeyPin pin() {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return KeyPin.of(digest);
  }

  private String path() {
    return random.nextInt(99) + (random.nextBoolean() ? "?token=[redacted]&b=it's{}[]" : "");
  }

  private String word() {
    String letters = "aB0 '\"$`!%^&|<>();#*?~=,\\é😀";
    int[] points = letters.codePoints().toArray();
    StringBuilder out = new StringBuilder("v");
    for (int i = random.nextInt(20); i > 0; i--) {
      out.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return out.append("v").toString();
  }
}
