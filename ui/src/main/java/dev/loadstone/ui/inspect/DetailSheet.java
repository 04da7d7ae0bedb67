package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.HttpExchange.TlsFacts;
import dev.loadstone.ui.common.Figures;
import dev.loadstone.ui.common.Texts;
import dev.loadstone.ui.inspect.DetailLine.Heading;
import dev.loadstone.ui.inspect.DetailLine.Pair;
import dev.loadstone.ui.inspect.ExchangeWords.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that is told about one request, in the order in which one reads it. Pure. */
final class DetailSheet {
  private static final Texts TEXTS = Texts.of(DetailSheet.class);
  private static final int LONGEST_VALUE = 8_000;

  private final List<DetailLine> lines = new ArrayList<>();

  private DetailSheet() {}

  static List<DetailLine> of(ExchangeRecord of) {
    DetailSheet sheet = new DetailSheet();
    sheet.outcome(of);
    sheet.headers("detail.response", of.exchange().responseHeaders());
    sheet.headers("detail.request", of.exchange().requestHeaders());
    sheet.timing(of.exchange());
    sheet.connection(of.exchange());
    return sheet.lines;
  }

  /** Those that mention a text, and the headings over them. */
  static List<DetailLine> matching(List<DetailLine> lines, String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.isEmpty()) {
      return lines;
    }
    List<DetailLine> found = new ArrayList<>();
    for (DetailLine each : lines) {
      if (each instanceof Heading) {
        dropEmptyHeading(found);
        found.add(each);
      } else if (each.mentions(lower)) {
        found.add(each);
      }
    }
    dropEmptyHeading(found);
    return found;
  }

  private static void dropEmptyHeading(List<DetailLine> found) {
    if (!found.isEmpty() && found.getLast() instanceof Heading) {
      found.removeLast();
    }
  }

  private void outcome(ExchangeRecord of) {
    HttpExchange exchange = of.exchange();
    lines.add(new Heading(TEXTS.get("detail.outcome")));
    pair("detail.link", exchange.method() + " " + exchange.link());
    lines.add(
        new Pair(TEXTS.get("detail.status"), ExchangeWords.status(of), ExchangeWords.tone(of)));
    if (exchange.failure() != null) {
      String failed = TEXTS.get("failed." + exchange.failure().code().name());
      lines.add(
          new Pair(
              TEXTS.get("detail.failure"),
              ExchangeWords.oneLine(failed + ": " + exchange.failure().detail(), LONGEST_VALUE),
              Tone.BAD));
    }
    if (exchange.tls() != null && exchange.tls().unverified()) {
      pair("detail.trust", TEXTS.get("tls.untrusted"), Tone.BAD);
    }
    if (!exchange.redirectsTo().isEmpty()) {
      pair("detail.redirect", exchange.redirectsTo());
    }
    pair("detail.place", place(of));
    pair("detail.began", ExchangeWords.moment(exchange.startedAt()));
    pair("detail.received", received(exchange));
    if (exchange.bytesSent() > 0) {
      pair("detail.sent", Figures.bytes(exchange.bytesSent()));
    }
  }

  private static String place(ExchangeRecord of) {
    HttpExchange exchange = of.exchange();
    String text =
        of.job() == null
            ? TEXTS.get("place.request")
            : TEXTS.format("place.job", of.job().toString(), exchange.attempt());
    if (exchange.segment() > 0) {
      text += ", " + TEXTS.format("place.segment", exchange.segment());
    }
    return exchange.hop() > 0 ? text + ", " + TEXTS.format("place.hop", exchange.hop()) : text;
  }

  private static String received(HttpExchange exchange) {
    String wire = Figures.exact(exchange.bytesReceived());
    return exchange.bytesDecoded() == exchange.bytesReceived()
        ? wire
        : TEXTS.format("detail.decoded", wire, Figures.exact(exchange.bytesDecoded()));
  }

  private void headers(String title, Headers headers) {
    if (headers.fields().isEmpty()) {
      return;
    }
    lines.add(new Heading(TEXTS.format(title, headers.fields().size())));
    for (HeaderField each : headers.fields()) {
      lines.add(
          new Pair(
              ExchangeWords.oneLine(each.name(), 200),
              ExchangeWords.oneLine(each.value(), LONGEST_VALUE),
              Tone.NEUTRAL));
    }
  }

  private void timing(HttpExchange exchange) {
    List<PhaseBar> bars = PhaseBar.of(exchange.timing());
    if (bars.isEmpty()) {
      return;
    }
    long total = exchange.timing().total();
    lines.add(new Heading(TEXTS.format("detail.timing", ExchangeWords.micros(total))));
    for (PhaseBar each : bars) {
      lines.add(new DetailLine.Phase(TEXTS.get("phase." + each.kind().word()), each, total));
    }
  }

  private void connection(HttpExchange exchange) {
    if (exchange.remoteAddress().isEmpty()) {
      return;
    }
    lines.add(new Heading(TEXTS.get("detail.connection")));
    pair("detail.address", exchange.remoteAddress());
    if (exchange.localPort() > 0) {
      pair("detail.port", Integer.toString(exchange.localPort()));
    }
    pair("detail.kind", ExchangeWords.connection(exchange));
    if (!exchange.protocol().isEmpty()) {
      pair("detail.protocol", exchange.protocol());
    }
    if (!exchange.proxy().isEmpty()) {
      pair("detail.proxy", exchange.proxy());
    }
    TlsFacts tls = exchange.tls();
    if (tls == null) {
      pair("detail.tls", TEXTS.get("detail.plain"));
      return;
    }
    agreed(tls);
    if (tls.chain().isEmpty()) {
      tls.certificates().forEach(each -> pair("detail.certificate", each));
    }
    int number = 1;
    for (CertificateFacts each : tls.chain()) {
      certificate(each, number++, tls.chain().size(), exchange.startedAt());
    }
  }

  private void agreed(TlsFacts tls) {
    if (tls.version().isEmpty()) {
      pair("detail.tls", TEXTS.get("tls.refused"), Tone.BAD);
      return;
    }
    if (tls.unverified()) {
      pair("detail.tls", TEXTS.format("tls.unverified", tls.version()), Tone.BAD);
    } else if (tls.keyTrusted()) {
      pair("detail.tls", TEXTS.format("tls.key_trusted", tls.version()));
    } else {
      pair("detail.tls", tls.version());
    }
    pair("detail.cipher", tls.cipher());
    revocation(tls);
  }

  private void revocation(TlsFacts tls) {
    String verdict = TEXTS.get("revocation." + tls.revocation().name());
    pair(
        "detail.revocation",
        tls.revocationDetail().isEmpty() ? verdict : verdict + ": " + tls.revocationDetail(),
        switch (tls.revocation()) {
          case GOOD -> Tone.GOOD;
          case REVOKED -> Tone.BAD;
          case UNKNOWN -> Tone.REDIRECT;
          case NOT_CHECKED -> Tone.NEUTRAL;
        });
  }

  /** One of a chain, the server's own first; how long it holds as seen when it was used. */
  private void certificate(CertificateFacts each, int number, int of, Instant usedAt) {
    lines.add(new Heading(TEXTS.format("certificate", number, of)));
    pair("certificate.subject", each.subject());
    if (!each.names().isEmpty()) {
      pair("certificate.names", String.join(", ", each.names()));
    }
    pair("certificate.issuer", each.issuer());
    String from = Figures.moment(each.notBefore());
    String to = Figures.moment(each.notAfter());
    if (usedAt.isBefore(each.notBefore())) {
      pair("certificate.valid", TEXTS.format("certificate.not_yet", from, to), Tone.BAD);
    } else if (usedAt.isAfter(each.notAfter())) {
      pair("certificate.valid", TEXTS.format("certificate.expired", from, to), Tone.BAD);
    } else {
      pair("certificate.valid", TEXTS.format("certificate.from_to", from, to));
    }
    pair("certificate.pin", each.pin().toString());
    if (!each.fingerprint().isEmpty()) {
      pair("certificate.fingerprint", each.fingerprint());
    }
  }

  private void pair(String name, String value) {
    pair(name, value, Tone.NEUTRAL);
  }

  private void pair(String name, String value, Tone tone) {
    lines.add(new Pair(TEXTS.get(name), ExchangeWords.oneLine(value, LONGEST_VALUE), tone));
  }
}
