package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.export.CurlCommand;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.Timing;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.core.model.RevocationVerdict;
import dev.loadstone.ui.inspect.DetailLine.Heading;
import dev.loadstone.ui.inspect.DetailLine.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetailSheetTest {
  private static final Headers TWICE =
      Headers.of("set-Cookie", "a=…", "Content-Range", "bytes 5-9/10", "Set-Cookie", "b=…");

  @Test
  void of_headers_keepsOrderCaseAndRepetitions() {
    List<DetailLine> lines =
        DetailSheet.of(Exchanges.kept(1, exchange(206, new Timing(5, 0, 30, 20, 1, 40, 4))));

    assertThat(lines.stream().map(DetailLine::text))
        .containsSubsequence(
            "Response headers (3)",
            "set-Cookie: a=…",
            "Content-Range: bytes 5-9/10",
            "Set-Cookie: b=…");
  }

  @Test
  void of_timing_tellsTlsFromConnecting() {
    List<PhaseBar> bars = PhaseBar.of(new Timing(5, -1, 30, 20, 1, 40, 4));

    assertThat(bars)
        .containsExactly(
            new PhaseBar(PhaseBar.Kind.QUEUED, 0, 5),
            new PhaseBar(PhaseBar.Kind.CONNECTING, 5, 10),
            new PhaseBar(PhaseBar.Kind.SECURING, 15, 20),
            new PhaseBar(PhaseBar.Kind.SENDING, 35, 1),
            new PhaseBar(PhaseBar.Kind.WAITING, 36, 40),
            new PhaseBar(PhaseBar.Kind.RECEIVING, 76, 4));
  }

  @Test
  void matching_text_keepsHeadingsOfWhatIsFoundAlone() {
    List<DetailLine> lines = DetailSheet.of(Exchanges.kept(1, exchange(206, Timing.NONE)));

    List<DetailLine> found = DetailSheet.matching(lines, " content-range ");

    assertThat(found).hasSize(2);
    assertThat(found.getFirst()).isInstanceOf(Heading.class);
    assertThat(found.getLast()).isInstanceOf(Pair.class);
  }

  @Test
  void status_withoutAReason_hasItsStandardName() {
    assertThat(ExchangeWords.status(Exchanges.kept(1, exchange(206, Timing.NONE))))
        .isEqualTo("206 Partial Content");
  }

  @Test
  void oneLine_textThatTurnsTheDirection_isDisarmed() {
    assertThat(ExchangeWords.oneLine("a\u202egnp.exe\r\nX: y", 100)).isEqualTo("a·gnp.exe··X: y");
  }

  @Test
  void shortened_longLink_keepsBothEnds() {
    String link = "cdn.example/" + "x".repeat(200) + "/base.pck";

    String shown = ExchangeWords.shortened(link, 40);

    assertThat(shown).hasSize(40).startsWith("cdn.example/").contains("…").endsWith("/base.pck");
  }

  @Test
  void headers_asText_areBothHeadsAsTheyWere() {
    assertThat(DetailPane.headers(exchange(206, Timing.NONE)))
        .isEqualTo(
            """
            GET https://cdn.example/base.pck
            Accept-Encoding: identity

            206
            set-Cookie: a=…
            Content-Range: bytes 5-9/10
            Set-Cookie: b=…""");
  }

  @Test
  void status_answerThatBrokeOff_saysSo() {
    assertThat(status(206, FailureCode.BODY_LENGTH_MISMATCH)).isEqualTo("206, broke off");
    assertThat(status(200, FailureCode.TIMEOUT)).isEqualTo("200, stalled");
    assertThat(status(206, FailureCode.CANCELLED)).isEqualTo("206, stopped");
    assertThat(status(200, FailureCode.DISK_FULL)).isEqualTo("200, No room on the disk");
    assertThat(status(404, FailureCode.HTTP_STATUS)).isEqualTo("404 Not Found");
  }

  @Test
  void of_verifiedConnection_tellsTheWholeChain() {
    Instant later = Exchanges.NOON.plus(Duration.ofDays(30));
    List<DetailLine> lines = sheet(false, RevocationVerdict.GOOD, "stapled", later);

    assertThat(lines.stream().map(DetailLine::text))
        .containsSubsequence(
            "TLS: TLSv1.3",
            "Cipher: TLS_AES_128_GCM_SHA256",
            "Revocation: The authority says that the certificate stands: stapled",
            "Certificate 1 of 1",
            "Subject: CN=cdn.example",
            "Names: cdn.example, *.cdn.example",
            "Issuer: CN=An Authority")
        .contains("Key pin: sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertThat(bad(lines)).isEmpty();
  }

  @Test
  void of_connectionThatWasNotVerified_saysSoLoudlyAtBothPlaces() {
    Instant before = Exchanges.NOON.minus(Duration.ofDays(1));
    List<DetailLine> lines = sheet(true, RevocationVerdict.REVOKED, "OCSP", before);

    assertThat(bad(lines)).hasSize(4);
    assertThat(bad(lines).get(0)).startsWith("Trust: NOT VERIFIED");
    assertThat(bad(lines).get(1)).startsWith("TLS: TLSv1.3, NOT VERIFIED");
    assertThat(bad(lines).get(2)).startsWith("Revocation: REVOKED").endsWith(": OCSP");
    assertThat(bad(lines).get(3)).startsWith("Valid: ").endsWith("had EXPIRED when it was used");
  }

  @Test
  void notice_commandThatLacksASecret_namesItsPlaceholder() {
    CurlCommand command = CurlCommand.of(Exchanges.failed(200, FailureCode.CANCELLED));

    assertThat(command.placeholders()).hasSize(1);
    assertThat(Copying.notice(command)).contains(command.placeholders().getFirst().name());
    assertThat(Copying.shell("Windows 11")).isEqualTo(CurlCommand.Shell.CMD);
    assertThat(Copying.shell("Linux")).isEqualTo(CurlCommand.Shell.POSIX);
  }

  private static List<String> bad(List<DetailLine> lines) {
    return lines.stream()
        .filter(each -> each instanceof Pair pair && pair.tone() == ExchangeWords.Tone.BAD)
        .map(DetailLine::text)
        .toList();
  }

  private static List<DetailLine> sheet(
      boolean unverified, RevocationVerdict verdict, String detail, Instant notAfter) {
    TlsFacts tls =
        TlsFacts.of(
            "TLSv1.3",
            "TLS_AES_128_GCM_SHA256",
            List.of(Exchanges.certificate(notAfter)),
            unverified,
            false,
            verdict,
            detail);
    return DetailSheet.of(Exchanges.kept(1, Exchanges.secured(tls)));
  }

  private static String status(int status, FailureCode code) {
    return ExchangeWords.status(Exchanges.kept(1, Exchanges.failed(status, code)));
  }

  private static HttpExchange exchange(int status, Timing timing) {
    return Exchanges.of(status, TWICE, 0, Exchanges.NOON, timing, 5);
  }
}
