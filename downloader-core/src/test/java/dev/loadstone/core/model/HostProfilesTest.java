package dev.loadstone.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.HostProfiles.HostSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostProfilesTest {
  private static final Secrets ANN =
      new Secrets("ann", "hushhush", Headers.of("X-Token", "t0ken-t0ken"));

  private static HostPattern pattern(String text) {
    return HostPattern.parse(text);
  }

  private static HostSettings settings(HostProfiles profiles, String link) {
    return profiles.forLink(Link.parse(link), NetworkOptions.DEFAULTS, NetworkSecrets.NONE, true);
  }

  @ParameterizedTest
  @CsvSource({
    "a.example, https://a.example/, true",
    "A.Example, https://a.example:8443/, true",
    "a.example, https://b.a.example/, false",
    "a.example, https://xa.example/, false",
    "*.a.example, https://b.a.example/, true",
    "*.a.example, https://c.b.a.example/, true",
    "*.a.example, https://a.example/, false",
    "*.a.example, https://xa.example/, false",
    "a.example:443, https://a.example/, true",
    "a.example:443, http://a.example/, false",
    "http://a.example, http://a.example/, true",
    "http://a.example, https://a.example/, false",
    "[::1]:8080, http://[::1]:8080/, true",
    "127.0.0.1, http://127.0.0.1:99/, true"
  })
  void matches_host_asWritten(String written, String link, boolean expected) {
    assertThat(pattern(written).matches(Link.parse(link).origin())).isEqualTo(expected);
    assertThat(pattern(pattern(written).toString())).isEqualTo(pattern(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "a b",
        "ftp://a.example",
        "a.example/x",
        "u@a.example",
        "a:0",
        "a:70000",
        "a.*.b"
      })
  void parse_noHost_isRefused(String written) {
    assertThatThrownBy(() -> pattern(written)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void find_severalMatch_takesTheMostExactAlone() {
    HostProfiles profiles =
        new HostProfiles(
            List.of(
                HostProfile.of(pattern("*.example")),
                HostProfile.of(pattern("*.a.example")),
                HostProfile.of(pattern("b.a.example")),
                HostProfile.of(pattern("b.a.example:8443"))),
            Map.of());
    assertThat(found(profiles, "https://x.example/")).isEqualTo("*.example");
    assertThat(found(profiles, "https://c.a.example/")).isEqualTo("*.a.example");
    assertThat(found(profiles, "https://b.a.example/")).isEqualTo("b.a.example");
    assertThat(found(profiles, "https://b.a.example:8443/")).isEqualTo("b.a.example:8443");
    assertThat(profiles.find(Link.parse("https://example/").origin())).isEmpty();
  }

  private static String found(HostProfiles profiles, String link) {
    return profiles.find(Link.parse(link).origin()).orElseThrow().pattern().toString();
  }

  @Test
  void forLink_plainHttp_getsNoSecretUnlessItWasNamed() {
    HostPattern any = pattern("a.example");
    HostPattern plain = pattern("http://b.example");
    HostProfiles profiles =
        new HostProfiles(
            List.of(HostProfile.of(any), HostProfile.of(plain)), Map.of(any, ANN, plain, ANN));
    assertThat(settings(profiles, "https://a.example/").secrets()).isEqualTo(ANN);
    assertThat(settings(profiles, "http://a.example/").secrets()).isEqualTo(Secrets.NONE);
    assertThat(settings(profiles, "http://b.example/").secrets()).isEqualTo(ANN);
    assertThat(settings(profiles, "https://b.example/").secrets()).isEqualTo(Secrets.NONE);
  }

  @Test
  void forLink_hostThatAServerLedTo_getsNothingThatWasSaidOfAnother() {
    KeyPin pin = KeyPin.of(new byte[32]);
    TlsOptions said =
        new TlsOptions(
            Path.of("/ca.pem"),
            true,
            "name",
            new ClientCertificate(Path.of("/c.pem"), null),
            List.of(pin),
            true,
            RevocationMode.REQUIRED);
    NetworkOptions asked = NetworkOptions.DEFAULTS.withTls(said);
    Link link = Link.parse("https://elsewhere.example/");
    assertThat(HostProfiles.NONE.forLink(link, asked, NetworkSecrets.NONE, true).network())
        .isEqualTo(asked);
    assertThat(HostProfiles.NONE.forLink(link, asked, NetworkSecrets.NONE, false).network().tls())
        .isEqualTo(TlsOptions.DEFAULTS.withCaFile(Path.of("/ca.pem")));
  }

  @Test
  void exactly_hostUnderAWiderProfile_beginsWithAllThatHeld() {
    HostPattern wide = pattern("*.a.example");
    HostProfile profile =
        HostProfile.of(wide)
            .withConnections(3)
            .withSignIn(SignIn.BASIC)
            .withHeaders(Headers.of("User-Agent", "kept"));
    HostProfiles profiles = new HostProfiles(List.of(profile), Map.of(wide, ANN));
    KeyPin key = KeyPin.of(new byte[32]);

    HostProfiles.Kept kept =
        profiles.exactly(Link.parse("https://b.a.example/x").origin()).trusting(key);

    assertThat(kept.profile().pattern()).isEqualTo(pattern("b.a.example:443"));
    assertThat(kept.secrets()).isEqualTo(ANN);
    assertThat(kept.profile())
        .isEqualTo(
            profile
                .withPattern(pattern("b.a.example:443"))
                .withNetwork(
                    NetworkOptions.DEFAULTS.withTls(TlsOptions.DEFAULTS.trusting(List.of(key)))));
  }

  @Test
  void exactly_plainHttp_takesNoSecretsThatWereForHttpsOnly() {
    HostPattern host = pattern("a.example");
    HostProfiles profiles =
        new HostProfiles(List.of(HostProfile.of(host).withSignIn(SignIn.BASIC)), Map.of(host, ANN));

    HostProfiles.Kept kept = profiles.exactly(Link.parse("http://a.example/").origin());

    assertThat(kept.profile().pattern()).isEqualTo(pattern("http://a.example:80"));
    assertThat(kept.profile().signIn()).isEqualTo(SignIn.NONE);
    assertThat(kept.secrets()).isEqualTo(Secrets.NONE);
  }

  @Test
  void exactly_profileOfThatPort_isChangedItself() {
    HostPattern exact = pattern("a.example:443");
    HostProfiles profiles =
        new HostProfiles(
            List.of(
                HostProfile.of(pattern("a.example")).withConnections(1),
                HostProfile.of(exact).withConnections(2)),
            Map.of(exact, ANN));

    HostProfiles.Kept kept =
        profiles.exactly(Link.parse("https://a.example/").origin()).signingIn("bob", "0ther");

    assertThat(kept.profile().connections()).isEqualTo(2);
    assertThat(kept.profile().signIn()).isEqualTo(SignIn.BASIC);
    assertThat(kept.secrets().user()).isEqualTo("bob");
    assertThat(kept.secrets().headers()).isEqualTo(ANN.headers());
  }

  @Test
  void addedTo_requestThatSignsIn_keepsItsOwn() {
    HostPattern host = pattern("a.example");
    Secrets kept = new Secrets("ann", "hushhush", Headers.of("X-Token", "kept", "X-B", "kept"));
    HostProfiles profiles =
        new HostProfiles(
            List.of(HostProfile.of(host).withHeaders(Headers.of("User-Agent", "kept"))),
            Map.of(host, kept));
    HostSettings settings = settings(profiles, "https://a.example/");
    Secrets asked = new Secrets("bob", "other", Headers.of("x-token", "asked"));
    assertThat(settings.addedTo(asked, Headers.NONE))
        .isEqualTo(new Secrets("bob", "other", Headers.of("x-token", "asked", "X-B", "kept")));
    Secrets token = new Secrets(null, null, Headers.of("authorization", "Bearer x"));
    assertThat(settings.addedTo(token, Headers.NONE).user()).isNull();
    assertThat(settings.addedTo(Headers.of("user-agent", "asked"), Secrets.NONE))
        .isEqualTo(Headers.of("user-agent", "asked"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256/", "sha256//", "SHA-256:"})
  void pin_whoseDigestBeginsWithSlash_isReadAsWritten(String prefix) {
    byte[] digest = new byte[32];
    digest[0] = (byte) 0xFF;
    KeyPin pin = KeyPin.of(digest);
    assertThat(pin.base64()).startsWith("/");
    assertThat(KeyPin.parse(prefix + pin.base64())).isEqualTo(pin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256/abc", "sha1/AAAA", "not base64 at all"})
  void pin_thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> KeyPin.parse(text)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void secrets_areNeverPrinted() {
    HostPattern host = pattern("a.example");
    HostProfiles profiles =
        new HostProfiles(
            List.of(HostProfile.of(host)),
            Map.of(host, ANN.withNetwork(new NetworkSecrets("p", "hush-too", "hush-three"))));
    assertThat(profiles.toString()).contains("a.example").doesNotContain("hush", "t0ken");
    assertThat(settings(profiles, "https://a.example/").toString()).doesNotContain("hush", "t0ken");
  }
}
