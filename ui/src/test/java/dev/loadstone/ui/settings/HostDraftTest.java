package dev.loadstone.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles.Kept;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostDraftTest {
  private static final HostPattern HOST = HostPattern.parse("assets.example");
  private static final KeyPin PIN = KeyPin.of(new byte[32]);

  @TempDir Path folder;

  @Test
  void kept_untouched_isWhatItBeganWith() throws IOException {
    Kept everything = everything();

    assertThat(new HostDraft(everything, Set.of()).kept()).isEqualTo(everything);
  }

  @Test
  void draft_ofKeptSecrets_showsNoneOfThem() throws IOException {
    HostDraft draft = new HostDraft(everything(), Set.of());

    assertThat(draft.password.get()).isEmpty();
    assertThat(draft.proxyPassword.get()).isEmpty();
    assertThat(draft.keyPassword.get()).isEmpty();
    assertThat(draft.headers.text().get()).isEqualTo("User-Agent: game/1\nX-Api-Key: (kept)");
    assertThat(draft.hasPassword()).isTrue();
    assertThat(draft.hasProxyPassword()).isTrue();
    assertThat(draft.hasKeyPassword()).isTrue();
  }

  @Test
  void kept_everyFieldTyped_isAsTyped() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pem"), "");
    HostDraft draft = named(" *.Assets.example:8443 ");
    draft.headers.text().set("Accept: text/plain\n\nX-Key: 1\nX-Key: 2\n");
    draft.signIn.set(SignIn.DIGEST);
    draft.user.set(" ada ");
    draft.password.set(" love lace ");
    draft.connections.text().set("3");
    draft.speed.text().set("1.5M");
    draft.continueUnproven.set(true);
    draft.httpsProxy.text().set("SOCKS5://proxy:1080/");
    draft.httpProxy.text().set("direct");
    draft.direct.text().set(".lan, 10.0.0.0/8");
    draft.proxyUser.set("bob");
    draft.proxyPassword.set("secret");
    draft.proxyDigest.set(true);
    draft.caFile.text().set(file.toString());
    draft.pins.text().set(PIN.toString());
    draft.pinsSuffice.set(true);
    draft.revocation.set(RevocationMode.REQUIRED);
    draft.expectedName.set("cdn.example");
    draft.insecure.set(true);

    Kept kept = draft.kept();

    assertThat(kept.profile())
        .isEqualTo(
            new HostProfile(
                HostPattern.parse("*.assets.example:8443"),
                Headers.of("Accept", "text/plain"),
                SignIn.DIGEST,
                3,
                3L << 19,
                true,
                new NetworkOptions(
                    new TlsOptions(
                        file,
                        true,
                        "cdn.example",
                        null,
                        List.of(PIN),
                        true,
                        RevocationMode.REQUIRED),
                    new ProxyOptions(
                        "direct", "socks5://proxy:1080", List.of(".lan", "10.0.0.0/8"), true))));
    assertThat(kept.secrets())
        .isEqualTo(
            new Secrets(
                "ada",
                " love lace ",
                true,
                Headers.of("X-Key", "1", "X-Key", "2"),
                List.of(),
                new NetworkSecrets("bob", "secret", null)));
  }

  /** A password is for the name it was given with. */
  @Test
  void kept_anotherName_doesNotTakeTheOldPasswordAlong() throws IOException {
    HostDraft draft = new HostDraft(everything(), Set.of());
    draft.user.set("bob");
    draft.proxyUser.set("carol");

    assertThat(draft.kept().secrets().password()).isEmpty();
    assertThat(draft.kept().secrets().network().proxyPassword()).isEmpty();
  }

  @Test
  void kept_signInTakenBack_forgetsNameAndPassword() throws IOException {
    HostDraft draft = new HostDraft(everything(), Set.of());
    draft.signIn.set(SignIn.NONE);

    assertThat(draft.kept().secrets().user()).isNull();
    assertThat(draft.kept().secrets().password()).isNull();
  }

  @Test
  void kept_token_isAHeaderThatIsNotAmongTheLines() {
    HostDraft fresh = named("a.example");
    fresh.signIn.set(SignIn.BEARER);
    assertWrong(fresh, "Give the token");
    fresh.password.set("t0ken");
    Kept kept = fresh.kept();
    assertThat(kept.secrets().headers()).isEqualTo(Headers.of("Authorization", "Bearer t0ken"));

    HostDraft again = new HostDraft(kept, Set.of());
    assertThat(again.headers.text().get()).isEmpty();
    assertThat(again.hasPassword()).isTrue();
    assertThat(again.kept()).isEqualTo(kept);
  }

  @Test
  void kept_secretHeader_isReplacedOrTakenOut() throws IOException {
    HostDraft draft = new HostDraft(everything(), Set.of());
    draft.headers.text().set("X-Api-Key: new\nX-Other: (kept)");
    assertWrong(draft, "Give the value of the header X-Other");

    draft.headers.text().set("X-Api-Key: new");
    assertThat(draft.kept().secrets().headers()).isEqualTo(Headers.of("X-Api-Key", "new"));
    assertThat(draft.kept().profile().headers()).isEqualTo(Headers.NONE);
  }

  @Test
  void kept_cookies_asPairsOrAsAFile_goWhereTheyBelong() {
    HostDraft draft = named("*.a.example");
    draft
        .cookies
        .text()
        .set(
            """
            Cookie: session=s3cret; theme=dark

            .b.example\tTRUE\t/x\tFALSE\t2000000000\tb\t1
            """);

    assertThat(draft.kept().secrets().cookies())
        .containsExactly(
            new Cookie("a.example", true, "/", true, null, "session", "s3cret"),
            new Cookie("a.example", true, "/", true, null, "theme", "dark"),
            new Cookie(
                "b.example", true, "/x", false, Instant.ofEpochSecond(2_000_000_000), "b", "1"));
  }

  @Test
  void kept_cookiesOfBefore_areNotShownAndStayUntilTheyAreTakenOut() {
    HostDraft first = named("http://a.example");
    first.cookies.text().set("one=s3cret\nb.example\tFALSE\t/\tTRUE\t0\ttwo\thidden");
    Kept kept = first.kept();
    HostDraft draft = new HostDraft(kept, Set.of());

    assertThat(draft.cookies.text().get())
        .isEqualTo("one=(kept)\nb.example\tFALSE\t/\tTRUE\t0\ttwo\t(kept)");
    assertThat(draft.kept()).isEqualTo(kept);
    draft.cookies.text().set("one=new");
    assertThat(draft.kept().secrets().cookies())
        .containsExactly(new Cookie("a.example", false, "/", false, null, "one", "new"));
    draft.cookies.text().set("three=(kept)");
    assertWrong(draft, "Give the value of the cookie three");
  }

  @ParameterizedTest
  @CsvSource({
    "host, 'a b'",
    "headers, no header",
    "headers, 'Range: bytes=0-'",
    "cookies, pw",
    "cookies, 'b.example\tpw'",
    "connections, many",
    "connections, 101",
    "speed, fast",
    "httpsProxy, proxy",
    "httpProxy, http://ann:pw@proxy:3128",
    "caFile, no/such.pem",
    "certificate, /no/such.pem",
    "pins, sha256/short"
  })
  void type_wrong_isSaidAtOnce(String name, String text) {
    HostDraft draft = named("a.example");
    TypedValue<?> field =
        switch (name) {
          case "host" -> draft.host;
          case "headers" -> draft.headers;
          case "cookies" -> draft.cookies;
          case "connections" -> draft.connections;
          case "speed" -> draft.speed;
          case "httpsProxy" -> draft.httpsProxy;
          case "httpProxy" -> draft.httpProxy;
          case "caFile" -> draft.caFile;
          case "certificate" -> draft.certificate;
          default -> draft.pins;
        };
    field.text().set(text);

    assertThat(field.problem().get()).isNotEmpty().doesNotContain("pw");
    assertThatThrownBy(draft::kept).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void kept_whatDoesNotGoTogether_isRefusedInWords() throws IOException {
    assertWrong(named(""), "Say which host");
    assertWrong(named("b.example"), "Something is kept for b.example already");
    HostDraft draft = named("a.example");
    draft.signIn.set(SignIn.BASIC);
    assertWrong(draft, "Give the name");
    draft.user.set("ada");
    draft.headers.text().set("Authorization: Custom x");
    assertWrong(draft, "Authorization is there too");
    draft.headers.text().set("");
    draft.pinsSuffice.set(true);
    assertWrong(draft, "pin the key");
    draft.pinsSuffice.set(false);
    draft.key.text().set(Files.writeString(folder.resolve("k"), "").toString());
    assertWrong(draft, "The key needs its certificate");
  }

  private static HostDraft named(String host) {
    HostDraft draft = new HostDraft(null, Set.of(HostPattern.parse("b.example")));
    draft.host.text().set(host);
    return draft;
  }

  private static void assertWrong(HostDraft draft, String words) {
    assertThatThrownBy(draft::kept)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(words);
  }

  private Kept everything() throws IOException {
    Path file = Files.writeString(folder.resolve("own.pem"), "");
    TlsOptions tls =
        new TlsOptions(
            file,
            false,
            "cdn.example",
            new ClientCertificate(file, file),
            List.of(PIN),
            true,
            RevocationMode.WHEN_AVAILABLE);
    HostProfile profile =
        new HostProfile(
            HOST,
            Headers.of("User-Agent", "game/1"),
            SignIn.BASIC,
            2,
            1L << 20,
            true,
            new NetworkOptions(
                tls, new ProxyOptions("http://a:1", "http://b:2", List.of(".lan"), true)));
    Secrets secrets =
        new Secrets(
            "ada",
            "lovelace",
            false,
            Headers.of("X-Api-Key", "k3y"),
            List.of(),
            new NetworkSecrets("bob", "pw", "keypw"));
    return new Kept(profile, secrets);
  }
}
