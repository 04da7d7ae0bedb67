package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.Timing;
import dev.loadstone.ui.inspect.DetailLine.Heading;
import dev.loadstone.ui.inspect.DetailLine.Pair;
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

  private static HttpExchange exchange(int status, Timing timing) {
    return Exchanges.of(status, TWICE, 0, Exchanges.NOON, timing, 5);
  }
}
